import connect from "connect";
import express, { type Express } from "express";
import { describe, expect, test, vi } from "vitest";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../templates/src/index.js";
import { toNodeHandler } from "../../templates/src/node.js";
import { rawRequest, SECRET } from "./support/acme.js";
import { startServer } from "./support/server.js";

const handler = vi.fn();

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler }, ...options });
}

describe("a body that another middleware has parsed", () => {
  async function statusAfter(mount: (app: Express, receiver: Receiver) => void): Promise<unknown> {
    const receiver = acme();
    const errors: unknown[] = [];
    receiver.onError(({ error }) => errors.push(error));
    const app = express();
    mount(app, receiver);
    await using server = await startServer(app);
    const { status, body } = await server.send(rawRequest(), "/hooks");
    return { status, body, errors: errors.map(String) };
  }

  test("gets 500 at once after express.json(), and onError the remedy", async () => {
    const result = await statusAfter((app, receiver) => {
      app.use(express.json());
      app.post("/hooks", toNodeHandler(receiver));
    });
    expect(result).toEqual({
      status: 500,
      body: "",
      errors: [expect.stringMatching(/before `app\.use\(express\.json\(\)\)`.*express\.raw\(.*Connect/)],
    });
    expect(handler).not.toHaveBeenCalled();
  });

  test("gets 500 after express.text(), whose text may not be what was signed", async () => {
    const result = await statusAfter((app, receiver) => {
      app.use(express.text({ type: "*/*" }));
      app.post("/hooks", toNodeHandler(receiver));
    });
    expect(result).toMatchObject({ status: 500, errors: [expect.any(String)] });
  });

  test("is used when the parser has kept its bytes as rawBody", async () => {
    const result = await statusAfter((app, receiver) => {
      app.use(
        express.json({ verify: (request, _response, bytes) => Object.assign(request, { rawBody: bytes }) }),
      );
      app.post("/hooks", toNodeHandler(receiver));
    });
    expect(result).toEqual({ status: 204, body: "", errors: [] });
  });

  test("is used when express.raw() has left its bytes", async () => {
    const result = await statusAfter((app, receiver) => {
      app.post("/hooks", express.raw({ type: "*/*" }), toNodeHandler(receiver));
    });
    expect(result).toEqual({ status: 204, body: "", errors: [] });
  });

  test("is none when express.json() came by but did not take it", async () => {
    const result = await statusAfter((app, receiver) => {
      app.use(express.json({ type: "application/vnd.api+json" }));
      app.post("/hooks", toNodeHandler(receiver));
    });
    expect(result).toEqual({ status: 204, body: "", errors: [] });
  });

  test("gets 500 under Connect too", async () => {
    const receiver = acme();
    receiver.onError(() => undefined);
    const app = connect();
    app.use((request, _response, next) => {
      request.on("end", next).resume();
    });
    app.use(toNodeHandler(receiver));
    await using server = await startServer(app);
    expect(await server.send(rawRequest())).toMatchObject({ status: 500 });
  });
});

describe("under Express and Connect", () => {
  test("the secret function gets the URL before the mount path was cut off", async () => {
    const secret = vi.fn(() => SECRET);
    const app = express();
    const hooks = express();
    hooks.post("/acme", toNodeHandler(acme({ secret })));
    app.use("/hooks", hooks);
    await using server = await startServer(app);
    expect(await server.send(rawRequest(), "/hooks/acme?tenant=1")).toMatchObject({ status: 204 });
    expect(secret).toHaveBeenCalledWith(expect.objectContaining({ url: "/hooks/acme?tenant=1" }));
  });

  test("next is never called", async () => {
    const receiver = acme();
    const next = vi.fn();
    await using server = await startServer((request, response) =>
      toNodeHandler(receiver)(request, response, next),
    );
    for (const event of ["order.created", "ping", null]) await server.send(rawRequest({ event }));
    expect(next).not.toHaveBeenCalled();
  });

  test("an answer that another middleware has already sent is left alone", async () => {
    const receiver = acme();
    const received = vi.fn();
    const app = express();
    app.use((_request, response, next) => {
      response.end("first");
      next();
    });
    app.use((request, response) => {
      const observed: Pick<Receiver, "receive"> = {
        receive: async (given) => {
          const result = await receiver.receive(given);
          received(result.status);
          return result;
        },
      };
      toNodeHandler(observed)(request, response);
    });
    await using server = await startServer(app);
    expect(await server.send(rawRequest())).toMatchObject({ status: 200, body: "first" });
    await vi.waitFor(() => expect(received).toHaveBeenCalledOnce());
  });
});
