import { PassThrough, Readable } from "node:stream";
import Fastify, { type FastifyInstance } from "fastify";
import { describe, expect, test, vi } from "vitest";
import { fastifyReceiver } from "../../templates/src/fastify.js";
import { createReceiver, type Receiver } from "../../templates/src/index.js";
import { rawRequest, SECRET } from "./support/acme.js";
import { startApp } from "./support/fastify.js";

const handler = vi.fn();

function acme(): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler } });
}

describe("a body that a hook of Fastify has read", () => {
  async function deliver(addHooks: (app: FastifyInstance) => void): Promise<unknown> {
    const receiver = acme();
    const errors: unknown[] = [];
    receiver.onError(({ error }) => errors.push(error));
    const app = Fastify();
    addHooks(app);
    app.register(fastifyReceiver, { receiver, path: "/hooks" });
    await using server = await startApp(app);
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
