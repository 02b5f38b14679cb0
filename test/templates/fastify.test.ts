import { once } from "node:events";
import http2 from "node:http2";
import net from "node:net";
import { PassThrough, Readable } from "node:stream";
import Fastify, { type FastifyInstance } from "fastify";
import { describe, expect, test, vi } from "vitest";
import { fastifyReceiver } from "../../templates/src/fastify.js";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../templates/src/index.js";
import { rawRequest, SECRET, signatureOf } from "./support/acme.js";
import { answerRows, named } from "./support/answer-rows.js";
import { createRowReceiver } from "./support/row-receiver.js";
import { startServer, type TestServer } from "./support/server.js";

const handler = vi.fn();

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler }, ...options });
}

async function start(app: FastifyInstance): Promise<TestServer> {
  await app.ready();
  return startServer(app.routing);
}

async function startReceiver(receiver: Pick<Receiver, "receive">): Promise<TestServer> {
  return start(Fastify().register(fastifyReceiver, { receiver, path: "/hooks" }));
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
    await using server = await start(app);
    const statusOf = async (path: string): Promise<number> => (await server.send(rawRequest(), path)).status;
    expect(await statusOf("/hooks/acme")).toBe(204);
    expect(await statusOf("/acme")).toBe(204);
    expect(await statusOf("/hooks")).toBe(404);
  });

  test("gives the secret function the whole URL as it was sent", async () => {
    const secret = vi.fn(() => SECRET);
    const app = Fastify({ rewriteUrl: () => "/hooks/acme" });
    app.register(fastifyReceiver, { receiver: acme({ secret }), path: "/acme", prefix: "/hooks" });
    await using server = await start(app);
    expect(await server.send(rawRequest(), "/old/acme?tenant=1")).toMatchObject({ status: 204 });
    expect(secret).toHaveBeenCalledWith(expect.objectContaining({ url: "/old/acme?tenant=1" }));
  });

  test("leaves the parsers of the rest of the app as they are", async () => {
    const app = Fastify();
    app.register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
    app.post("/echo", ({ body }) => body);
    await using server = await start(app);
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
      await using server = await start(app);
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
    await using server = await start(app);
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
    await using server = await start(app);
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

describe("a body that a hook of Fastify has read", () => {
  async function deliver(addHooks: (app: FastifyInstance) => void): Promise<unknown> {
    const receiver = acme();
    const errors: unknown[] = [];
    receiver.onError(({ error }) => errors.push(error));
    const app = Fastify();
    addHooks(app);
    app.register(fastifyReceiver, { receiver, path: "/hooks" });
    await using server = await start(app);
    const { status, body } = await server.send(rawRequest(), "/hooks");
    return { status, body, errors: errors.map(String) };
  }

  async function collect(payload: AsyncIterable<unknown>): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of payload) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  const remedy = {
    status: 500,
    body: "",
    errors: [expect.stringMatching(/Fastify: keep hooks .*preParsing.*fastify-raw-body: /)],
  };

  test("gets 500 at once when a preParsing hook took it, and onError the remedy", async () => {
    const hook = async (_request: unknown, _reply: unknown, payload: AsyncIterable<unknown>) => {
      await collect(payload);
    };
    expect(await deliver((app) => app.addHook("preParsing", hook))).toEqual(remedy);
    expect(handler).not.toHaveBeenCalled();
  });

  test("gets 500 when an onRequest hook parsed it into request.body", async () => {
    const result = await deliver((app) =>
      app.addHook("onRequest", async (request) => {
        request.body = JSON.parse((await collect(request.raw)).toString());
      }),
    );
    expect(result).toEqual(remedy);
  });

  test("gets 500 when a hook parsed it after this plugin has handed it on", async () => {
    const result = await deliver((app) =>
      app.addHook("preHandler", async (request) => {
        request.body = JSON.parse((await collect(request.raw)).toString());
      }),
    );
    expect(result).toEqual(remedy);
  });

  test("is used when the hook has left its bytes in request.rawBody", async () => {
    const result = await deliver((app) => {
      app.decorateRequest("rawBody", null);
      app.addHook("preParsing", async (request, _reply, payload) => {
        Object.assign(request, { rawBody: await collect(payload) });
        return payload;
      });
    });
    expect(result).toEqual({ status: 204, body: "", errors: [] });
  });

  test("is used when the platform has left its bytes in the raw request", async () => {
    const result = await deliver((app) =>
      app.addHook("onRequest", async ({ raw }) => {
        Object.assign(raw, { rawBody: await collect(raw), body: {} });
      }),
    );
    expect(result).toEqual({ status: 204, body: "", errors: [] });
  });

  test("is read beside a hook that only listens to it", async () => {
    const heard: Buffer[] = [];
    const result = await deliver((app) =>
      app.addHook("preParsing", (_request, _reply, payload, done) => {
        payload.on("data", (chunk: Buffer) => heard.push(chunk));
        done(null, payload);
      }),
    );
    expect(result).toEqual({ status: 204, body: "", errors: [] });
    expect(Buffer.concat(heard)).toEqual(rawRequest().body);
  });

  test.each([
    ["another stream of its bytes", (payload: Readable) => payload.pipe(new PassThrough())],
    ["its bytes once more", async (payload: Readable) => Readable.from([await collect(payload)])],
  ])("is used when a preParsing hook hands on %s", async (_what, pass) => {
    const result = await deliver((app) =>
      app.addHook("preParsing", async (_request, _reply, payload) => pass(payload as Readable)),
    );
    expect(result).toEqual({ status: 204, body: "", errors: [] });
  });
});

describe("on the wire, Fastify", () => {
  /** Sends bytes as they are and gives all that comes back until the server closes the connection. */
  async function exchange(port: number, ...writes: readonly (string | Buffer)[]): Promise<string> {
    const socket = net.connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => undefined);
    for (const bytes of writes) socket.write(bytes);
    await new Promise((resolve) => socket.on("close", resolve));
    return Buffer.concat(chunks).toString();
  }

  const post = "POST /hooks HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

  test("receives a body over its own bodyLimit and within maxBodyBytes", async () => {
    const app = Fastify({ bodyLimit: 100 });
    app.register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
    await using server = await start(app);
    const body = JSON.stringify({ id: "x".repeat(2_000_000) });
    expect(await server.send(rawRequest({ body }), "/hooks")).toMatchObject({ status: 204 });
  });

  test("refuses a body that says it is 64 MiB long unread, and closes the connection", async () => {
    await using server = await startReceiver(acme());
    const answer = await exchange(server.port, `${post}Content-Length: ${64 * 1024 * 1024}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase()).toContain("\r\nconnection: close\r\n");
  });

  test("refuses a chunked body of 64 MiB while it is sent, and closes the connection", async () => {
    await using server = await startReceiver(acme());
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(0x100000), Buffer.from("\r\n")]);
    const chunks = Array.from({ length: 64 }, () => chunk);
    const answer = await exchange(server.port, `${post}Transfer-Encoding: chunked\r\n\r\n`, ...chunks);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("receives two deliveries over one connection", async () => {
    await using server = await startReceiver(acme());
    const body = "{}";
    const delivery = (extra: string): string =>
      `${post}${extra}X-Acme-Event: order.created\r\nX-Acme-Signature: ${signatureOf(body)}\r\n` +
      `Content-Length: 2\r\n\r\n${body}`;
    const answer = await exchange(server.port, delivery("") + delivery("Connection: close\r\n"));
    expect(answer.match(/^HTTP\/1\.1 204/gm)).toHaveLength(2);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test("receives over HTTP/2, where a body needs neither a length nor a type", async () => {
    const app = Fastify({ http2: true });
    app.register(fastifyReceiver, { receiver: acme({ maxBodyBytes: 500 }), path: "/hooks" });
    const session = http2.connect(await app.listen({ port: 0, host: "127.0.0.1" }));
    const statusOf = async (body: Buffer): Promise<unknown> => {
      const headers = Object.fromEntries(rawRequest({ body }).headers.slice(1));
      const stream = session.request({ ":method": "POST", ":path": "/hooks", ...headers });
      stream.on("error", () => undefined).end(body);
      const [answer] = (await once(stream, "response")) as [http2.IncomingHttpHeaders];
      return answer[":status"];
    };
    expect(await statusOf(Buffer.from("{}"))).toBe(204);
    expect(handler).toHaveBeenCalledOnce();
    expect(await statusOf(Buffer.alloc(501))).toBe(413);
    session.destroy();
    await app.close();
  });

  test("is not harmed by a sender that hangs up in the middle of a body", async () => {
    const receiver = acme();
    const rejected = new Promise((resolve) => receiver.onRejected(resolve));
    await using server = await startReceiver(receiver);
    const socket = net.connect(server.port, "127.0.0.1");
    socket.write(`${post}Content-Length: 100\r\n\r\nhalf`);
    await once(server.server, "request");
    socket.destroy();
    expect(await rejected).toMatchObject({ reason: "body_unreadable", status: 400 });
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 204 });
  });

  test("is not harmed by a sender that hangs up while handlers run", async () => {
    const received = vi.fn();
    const receiver = acme();
    const observed: Pick<Receiver, "receive"> = {
      receive: async (request) => {
        const result = await receiver.receive(request);
        received(result.status);
        return result;
      },
    };
    await using server = await startReceiver(observed);
    const closed = new Promise<void>((resolve) =>
      server.server.once("request", (_request, response) => response.once("close", resolve)),
    );
    const socket = net.connect(server.port, "127.0.0.1");
    handler.mockImplementationOnce(() => {
      socket.destroy();
      return closed;
    });
    const body = "{}";
    socket.write(
      `${post}X-Acme-Event: order.created\r\nX-Acme-Signature: ${signatureOf(body)}\r\nContent-Length: 2\r\n\r\n${body}`,
    );
    await vi.waitFor(() => expect(received).toHaveBeenCalledWith(204));
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 204 });
  });
});
