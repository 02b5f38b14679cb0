import { once } from "node:events";
import http2 from "node:http2";
import net from "node:net";
import { describe, expect, test, vi } from "vitest";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../templates/src/index.js";
import { toNodeHandler } from "../../templates/src/node.js";
import { rawRequest, SECRET } from "./support/acme.js";
import { exchange } from "./support/exchange.js";
import { statusOverHttp2 } from "./support/http2.js";
import { startServer } from "./support/server.js";

const handler = vi.fn();

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler }, ...options });
}

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

  test("HTTP/2 works as HTTP/1.1 does, without its connection header", async () => {
    const server = http2.createServer(toNodeHandler(acme({ maxBodyBytes: 500 }))).listen(0, "127.0.0.1");
    await once(server, "listening");
    const session = http2.connect(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
    const statusOf = (body: Buffer) => statusOverHttp2(session, rawRequest({ body }));
    expect(await statusOf(Buffer.from("{}"))).toBe(204);
    expect(await statusOf(Buffer.alloc(501))).toBe(413);
    session.destroy();
    server.close();
    await once(server, "close");
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

  test("a sender that stalls in the middle of a body gets 408, and the connection closed", async () => {
    await using server = await startServer(toNodeHandler(acme({ bodyTimeout: 100 })));
    const answer = await exchange(
      server.port,
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer.toLowerCase().match(/\r\nconnection: .*/g)).toEqual(["\r\nconnection: close"]);
    expect(await server.send(rawRequest())).toMatchObject({ status: 204 });
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
