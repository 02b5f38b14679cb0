import { once } from "node:events";
import net from "node:net";
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

describe("on the wire", () => {
  test("an answer other than 204 says that its body is empty", async () => {
    await using server = await startServer(toNodeHandler(acme()));
    expect((await server.send(rawRequest({ signature: null }))).headers["content-length"]).toBe("0");
    expect((await server.send(rawRequest())).headers["content-length"]).toBeUndefined();
  });

  test("a handler's error text is not sent", async () => {
    const receiver = acme();
    receiver.onError(() => undefined);
    handler.mockRejectedValue(new Error("password größer als erlaubt"));
    await using server = await startServer(toNodeHandler(receiver));
    const reply = await server.send(rawRequest());
    expect({ status: reply.status, body: reply.body }).toEqual({ status: 500, body: "" });
    expect(JSON.stringify(reply.headers)).not.toContain("password");
  });

  test("two deliveries are received over one connection", async () => {
    await using server = await startServer(toNodeHandler(acme()));
    const { headers, body } = rawRequest();
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const delivery = (extra = ""): string =>
      `POST / HTTP/1.1\r\nHost: a\r\n${extra}${lines}Content-Length: ${body.length}\r\n\r\n${body.toString()}`;
    const answer = await exchange(server.port, delivery() + delivery("Connection: close\r\n"));
    expect(answer.match(/^HTTP\/1\.1 204/gm)).toHaveLength(2);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test("a body that says it is 64 MiB long is refused unread, and the connection closed", async () => {
    await using server = await startServer(toNodeHandler(acme()));
    const answer = await exchange(
      server.port,
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${64 * 1024 * 1024}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase()).toContain("\r\nconnection: close\r\n");
  });

  test("a chunked body of 64 MiB is refused while it is sent, and the connection closed", async () => {
    await using server = await startServer(toNodeHandler(acme()));
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(0x100000), Buffer.from("\r\n")]);
    const answer = await exchange(
      server.port,
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
      ...Array.from({ length: 64 }, () => chunk),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("a method that is not allowed is answered before its body has come", async () => {
    await using server = await startServer(toNodeHandler(acme()));
    const answer = await exchange(server.port, "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer.toLowerCase()).toContain("\r\nconnection: close\r\n");
  });

  test("a sender that hangs up in the middle of a body harms nobody", async () => {
    const receiver = acme();
    const rejected = new Promise((resolve) => receiver.onRejected(resolve));
    await using server = await startServer(toNodeHandler(receiver));
    const socket = net.connect(server.port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
    await once(server.server, "request");
    socket.destroy();
    expect(await rejected).toMatchObject({ reason: "body_unreadable", status: 400 });
    expect(await server.send(rawRequest())).toMatchObject({ status: 204 });
  });

  test("a sender that hangs up while handlers run harms nobody", async () => {
    const receiver = acme();
    let release = (): void => undefined;
    const started = new Promise<void>((resolve) =>
      handler.mockImplementation(() => {
        resolve();
        return new Promise<void>((done) => (release = done));
      }),
    );
    await using server = await startServer(toNodeHandler(receiver));
    const { headers, body } = rawRequest();
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const socket = net.connect(server.port, "127.0.0.1");
    socket.write(
      `POST / HTTP/1.1\r\nHost: a\r\n${lines}Content-Length: ${body.length}\r\n\r\n${body.toString()}`,
    );
    await started;
    const closed = new Promise<void>((resolve) => {
      server.server.getConnections((_, count) => (count === 0 ? resolve() : undefined));
      socket.on("close", () => resolve());
    });
    socket.destroy();
    await closed;
    release();
    handler.mockImplementation(() => undefined);
    expect(await server.send(rawRequest())).toMatchObject({ status: 204 });
  });
});
