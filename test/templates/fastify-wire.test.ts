import { once } from "node:events";
import http2 from "node:http2";
import net from "node:net";
import Fastify from "fastify";
import { describe, expect, test, vi } from "vitest";
import { fastifyReceiver } from "../../templates/src/fastify.js";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../templates/src/index.js";
import { rawRequest, SECRET, signatureOf } from "./support/acme.js";
import { exchange } from "./support/exchange.js";
import { startApp, startReceiver } from "./support/fastify.js";
import { statusOverHttp2 } from "./support/http2.js";

const handler = vi.fn();

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler }, ...options });
}

describe("on the wire, Fastify", () => {
  const post = "POST /hooks HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

  test("receives a body over its own bodyLimit and within maxBodyBytes", async () => {
    const app = Fastify({ bodyLimit: 100 });
    app.register(fastifyReceiver, { receiver: acme(), path: "/hooks" });
    await using server = await startApp(app);
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
    // Neither a length nor a type.
    const statusOf = (body: Buffer) => {
      const request = rawRequest({ body });
      return statusOverHttp2(session, { ...request, headers: request.headers.slice(1) }, "/hooks");
    };
    expect(await statusOf(Buffer.from("{}"))).toBe(204);
    expect(handler).toHaveBeenCalledOnce();
    expect(await statusOf(Buffer.alloc(501))).toBe(413);
    session.destroy();
    await app.close();
  });

  test("answers a sender that stalls in the middle of a body with 408, and closes the connection", async () => {
    await using server = await startReceiver(acme({ bodyTimeout: 100 }));
    const answer = await exchange(server.port, `${post}Content-Length: 100\r\n\r\nhalf`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer.toLowerCase().match(/\r\nconnection: .*/g)).toEqual(["\r\nconnection: close"]);
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 204 });
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
