import Fastify from "fastify";
import { describe, expect, test, vi } from "vitest";
import { fastifyReceiver } from "../../templates/src/fastify.js";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../templates/src/index.js";
import { rawRequest, SECRET } from "./support/acme.js";
import { answerRows, named } from "./support/answer-rows.js";
import { startApp, startReceiver } from "./support/fastify.js";
import { createRowReceiver } from "./support/row-receiver.js";

const handler = vi.fn();

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler }, ...options });
}

describe("through Fastify", () => {
  test.each(named(answerRows))("%s", async (_name, row) => {
    await using server = await startReceiver(createRowReceiver(row));
    const answer = await server.send(row.request, "/hooks");
    expect(answer.status).toBe(row.status);
    expect(answer.body).toBe("");
    expect(answer.headers["allow"]).toBe(row.status === 405 ? "POST" : undefined);
    expect(answer.headers["content-type"]).toBeUndefined();
  });

  test("a server that Fastify itself has started receives too", async () => {
    const app = Fastify().register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
    const url = await app.listen({ port: 0, host: "127.0.0.1" });
    const { method, headers, body } = rawRequest();
    const lines = headers.map(([name, value]): [string, string] => [name, value]);
    const { status } = await fetch(`${url}/hooks`, { method, headers: lines, body });
    await app.close();
    expect(status).toBe(204);
  });

  test("app.inject() receives too, and is not told to close its connection", async () => {
    const app = Fastify().register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
    const { headers, body } = rawRequest();
    const answer = await app.inject({
      method: "POST",
      url: "/hooks",
      headers: Object.fromEntries(headers),
      body,
    });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers["connection"]).not.toBe("close");
    expect(handler).toHaveBeenCalledOnce();
  });
});

describe("a route of Fastify", () => {
  test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])(
    "answers %s with 405",
    async (method) => {
      await using server = await startReceiver(acme());
      const body = ["PUT", "PATCH"].includes(method) ? "{}" : "";
      const { status, headers } = await server.send(rawRequest({ method, body }), "/hooks");
      expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: "POST" });
    },
  );

  test("answers a QUERY without a content type with 405, which Fastify itself refuses with 400", async () => {
    await using server = await startReceiver(acme());
    const { headers, ...rest } = rawRequest({ method: "QUERY" });
    const reply = await server.send({ ...rest, headers: headers.slice(1) }, "/hooks");
    expect(reply).toMatchObject({ status: 405, body: "" });
  });

  test("is the path below a prefix, or the prefix itself", async () => {
    const receiver = acme();
    const app = Fastify()
      .register(fastifyReceiver, { receiver, path: "/acme", prefix: "/hooks" })
      .register(fastifyReceiver, { receiver, prefix: "/acme" });
    await using server = await startApp(app);
    const statusOf = async (path: string): Promise<number> => (await server.send(rawRequest(), path)).status;
    expect(await statusOf("/hooks/acme")).toBe(204);
    expect(await statusOf("/acme")).toBe(204);
    expect(await statusOf("/hooks")).toBe(404);
  });

  test("gives the secret function the whole URL as it was sent", async () => {
    const secret = vi.fn(() => SECRET);
    const app = Fastify({ rewriteUrl: () => "/hooks/acme" });
    app.register(fastifyReceiver, { receiver: acme({ secret }), path: "/acme", prefix: "/hooks" });
    await using server = await startApp(app);
    expect(await server.send(rawRequest(), "/old/acme?tenant=1")).toMatchObject({ status: 204 });
    expect(secret).toHaveBeenCalledWith(expect.objectContaining({ url: "/old/acme?tenant=1" }));
  });

  test("leaves the parsers of the rest of the app as they are", async () => {
    const app = Fastify();
    app.register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
    app.post("/echo", ({ body }) => body);
    await using server = await startApp(app);
    const body = '{"a":1}';
    expect(await server.send(rawRequest({ body }), "/echo")).toMatchObject({ status: 200, body });
    const form = { ...rawRequest({ body }), headers: [["Content-Type", "a/b"]] as const };
    expect(await server.send(form, "/echo")).toMatchObject({ status: 415 });
    expect(await server.send(rawRequest({ body }), "/hooks")).toMatchObject({ status: 204 });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "json", "", ";;", "multipart/form-data"])(
    'receives a delivery whose content type is "%s"',
    async (contentType) => {
      const app = Fastify();
      app.addContentTypeParser(/^multipart/, { parseAs: "string" }, (_request, _body, done) =>
        done(null, {}),
      );
      app.register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
      await using server = await startApp(app);
      const { headers, ...rest } = rawRequest();
      const request = { ...rest, headers: [["Content-Type", contentType] as const, ...headers.slice(1)] };
      expect(await server.send(request, "/hooks")).toMatchObject({ status: 204 });
      expect(handler).toHaveBeenCalledOnce();
    },
  );

  test("receives a delivery without a content type, and an empty one", async () => {
    await using server = await startReceiver(acme({ malformed: "acknowledge" }));
    const withoutType = (body?: string) => {
      const request = rawRequest(body === undefined ? {} : { body });
      return { ...request, headers: request.headers.slice(1) };
    };
    expect(await server.send(withoutType(), "/hooks")).toMatchObject({ status: 204 });
    expect(handler).toHaveBeenCalledOnce();
    expect(await server.send(withoutType(""), "/hooks")).toMatchObject({ status: 204 });
  });

  test("leaves what a hook of the app decides to the app", async () => {
    const app = Fastify();
    app.addHook("onRequest", async (request) => {
      if (request.headers["x-blocked"] !== undefined) throw new Error("blocked");
    });
    app.setErrorHandler((error: Error, _request, reply) => reply.code(429).send(`app: ${error.message}`));
    app.register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
    await using server = await startApp(app);
    const reply = await server.send(rawRequest({ headers: [["X-Blocked", "1"]] }), "/hooks");
    expect(reply).toMatchObject({ status: 429, body: "app: blocked" });
    expect(handler).not.toHaveBeenCalled();
  });

  test("leaves an answer alone that something else has sent", async () => {
    const app = Fastify();
    app.addHook("preHandler", async (_request, reply) => {
      handler.mockImplementation(() => void reply.code(200).send("first"));
    });
    app.register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
    await using server = await startApp(app);
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 200, body: "first" });
    expect(handler).toHaveBeenCalledOnce();
  });

  test("does not send a handler's error text", async () => {
    const receiver = acme();
    receiver.onError(() => undefined);
    handler.mockRejectedValue(new Error("password größer als erlaubt"));
    await using server = await startReceiver(receiver);
    const reply = await server.send(rawRequest(), "/hooks");
    expect({ status: reply.status, body: reply.body }).toEqual({ status: 500, body: "" });
    expect(reply.headers["content-length"]).toBe("0");
  });
});
