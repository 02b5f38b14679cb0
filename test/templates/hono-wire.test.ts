import { once } from "node:events";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { describe, expect, test, vi } from "vitest";
import { rawRequest, SECRET } from "./support/acme.js";
import { exchange } from "./support/exchange.js";
import { acme, delivery, handler, large, post } from "./support/hono-delivery.js";
import { appOf, startApp } from "./support/hono.js";
import { statusOverHttp2 } from "./support/http2.js";

describe("on the wire, Hono", () => {
  test.each([
    ["small", rawRequest()],
    ["large", rawRequest({ body: large })],
    ["empty", rawRequest({ body: "" })],
  ])("takes a %s body to the receiver", async (_, request) => {
    await using server = await startApp(appOf(acme()));
    const { status } = await server.send(request, "/hooks");
    expect(status).toBe(request.body.length === 0 ? 400 : 204);
    expect(handler.mock.calls.map(([{ body }]) => Buffer.from(body))).toEqual(
      request.body.length === 0 ? [] : [request.body],
    );
  });

  test("takes a body that comes in pieces", async () => {
    await using server = await startApp(appOf(acme()));
    const body = '{"id":"1"}';
    const chunks = Array.from(body, (char) => `1\r\n${char}\r\n`);
    const head = delivery(body, "Connection: close\r\nTransfer-Encoding: chunked\r\n");
    expect(await exchange(server.port, head, ...chunks, "0\r\n\r\n")).toMatch(/^HTTP\/1\.1 204 /);
  });

  test("gives handlers the headers and the URL", async () => {
    const secret = vi.fn(() => SECRET);
    await using server = await startApp(appOf(acme({ secret })));
    expect(await server.send(rawRequest(), "/hooks?tenant=1")).toMatchObject({ status: 204 });
    expect(secret).toHaveBeenCalledWith({
      headers: expect.any(Headers),
      url: expect.stringMatching(/^http:\/\/.*\/hooks\?tenant=1$/),
    });
    expect(handler.mock.calls[0]?.[0].headers.get("x-acme-event")).toBe("order.created");
  });

  test("receives two deliveries over one connection", async () => {
    await using server = await startApp(appOf(acme()));
    const each = (extra: string): string => `${delivery("{}", `${extra}Content-Length: 2\r\n`)}{}`;
    const answer = await exchange(server.port, each("") + each("Connection: close\r\n"));
    expect(answer.match(/^HTTP\/1\.1 204/gm)).toHaveLength(2);
  });

  test("refuses a body that says it is 64 MiB long unread, and closes the connection", async () => {
    await using server = await startApp(appOf(acme()));
    const answer = await exchange(server.port, `${post}Content-Length: ${64 * 1024 * 1024}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase().match(/\r\nconnection: .*/g)).toEqual(["\r\nconnection: close"]);
  });

  test("refuses a chunked body of 64 MiB while it is sent, and closes the connection", async () => {
    await using server = await startApp(appOf(acme()));
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(0x100000), Buffer.from("\r\n")]);
    const chunks = Array.from({ length: 64 }, () => chunk);
    const answer = await exchange(server.port, `${post}Transfer-Encoding: chunked\r\n\r\n`, ...chunks);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("answers a sender that stalls in the middle of a body with 408, and closes the connection", async () => {
    await using server = await startApp(appOf(acme({ bodyTimeout: 100 })));
    const answer = await exchange(server.port, `${post}Content-Length: 100\r\n\r\nhalf`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer.toLowerCase().match(/\r\nconnection: .*/g)).toEqual(["\r\nconnection: close"]);
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 204 });
  });

  test("receives over HTTP/2", async () => {
    const options = { fetch: appOf(acme({ maxBodyBytes: 500 })).fetch, createServer: http2.createServer };
    const server = createAdaptorServer(options).listen(0, "127.0.0.1");
    await once(server, "listening");
    const session = http2.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const statusOf = (body: Buffer) => statusOverHttp2(session, rawRequest({ body }), "/hooks");
    expect(await statusOf(Buffer.from("{}"))).toBe(204);
    expect(await statusOf(Buffer.alloc(501))).toBe(413);
    session.destroy();
    server.close();
    await once(server, "close");
  });
});
