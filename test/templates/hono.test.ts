import { getRequestListener } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { describe, expect, test, vi } from "vitest";
import { rawRequest, SECRET } from "./support/acme.js";
import { exchange } from "./support/exchange.js";
import { acme, delivery, handler, large } from "./support/hono-delivery.js";
import { appOf, startApp } from "./support/hono.js";
import { startServer } from "./support/server.js";

describe("beside other middleware of Hono", () => {
  const copies: string[] = [];

  test.each<[string, MiddlewareHandler]>([
    [
      "copies the Request and reads the copy later",
      async ({ req }, next) => {
        const copy = req.raw.clone();
        await next();
        copies.push(await copy.text());
      },
    ],
    [
      "copies the Request and reads the copy first",
      async ({ req }, next) => {
        copies.push(await req.raw.clone().text());
        await next();
      },
    ],
  ])("that %s, both get the body", async (_, middleware) => {
    copies.length = 0;
    await using server = await startApp(appOf(acme(), middleware));
    const request = rawRequest({ body: large });
    for (const each of [rawRequest(), request]) {
      expect(await server.send(each, "/hooks")).toMatchObject({ status: 204 });
    }
    expect(copies).toEqual([rawRequest().body.toString(), large]);
  });

  test("that makes another Request, this one counts", async () => {
    const replace: MiddlewareHandler = async ({ req }, next) => {
      req.raw = new Request(req.url, { method: "POST", headers: req.raw.headers, body: large });
      await next();
    };
    await using server = await startApp(appOf(acme(), replace));
    const { headers } = rawRequest({ body: large });
    expect(await server.send({ ...rawRequest(), headers }, "/hooks")).toMatchObject({ status: 204 });
    expect(String(Buffer.from(handler.mock.calls[0]?.[0].body))).toBe(large);
  });

  test("that sets and strips headers, handlers and secrets see what it left", async () => {
    const secret = vi.fn(({ headers }: { headers: Headers }) =>
      headers.get("x-tenant") === "real" && !headers.has("x-spoofed") ? SECRET : "another",
    );
    const strip: MiddlewareHandler = async ({ req }, next) => {
      req.raw.headers.delete("x-spoofed");
      req.raw.headers.set("x-tenant", "real");
      await next();
    };
    await using server = await startApp(appOf(acme({ secret }), strip));
    const request = rawRequest();
    const headers = [...request.headers, ["x-tenant", "forged"], ["x-spoofed", "1"]] as const;
    expect(await server.send({ ...request, headers }, "/hooks")).toMatchObject({ status: 204 });
    expect(handler.mock.calls[0]?.[0].headers.get("x-tenant")).toBe("real");
  });

  test("that keeps the bytes in rawBody, they count", async () => {
    const { body } = rawRequest();
    const listener = getRequestListener(appOf(acme()).fetch);
    await using server = await startServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      await listener(Object.assign(request, { rawBody: Buffer.concat(chunks) }), response);
    });
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 204 });
    expect(Buffer.from(handler.mock.calls[0]?.[0].body)).toEqual(body);
  });

  test.each([
    ["with a length", "Content-Length: 2\r\n", "{}"],
    ["without one", "Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"],
  ])("that limits bodies, one %s is received", async (_, framing, body) => {
    await using server = await startApp(appOf(acme(), bodyLimit({ maxSize: 1000 })));
    const sent = `${delivery("{}", `Connection: close\r\n${framing}`)}${body}`;
    expect(await exchange(server.port, sent)).toMatch(/^HTTP\/1\.1 204 /);
  });

  test("that has read the body, it gets 500, and onError the remedy", async () => {
    const receiver = acme();
    const errors: string[] = [];
    receiver.onError(({ error }) => errors.push(String(error)));
    const read: MiddlewareHandler = async ({ req }, next) => {
      await req.json();
      await next();
    };
    await using server = await startApp(appOf(receiver, read));
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 500, body: "" });
    expect(errors).toEqual([expect.stringMatching(/Hono.*c\.req\.json/)]);
  });

  test("the server may leave the global Request and Response alone", async () => {
    await using server = await startApp(appOf(acme()), { overrideGlobalObjects: false });
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 204 });
  });
});

describe("on other platforms, Hono", () => {
  const request = (): Request => {
    const { headers, body } = rawRequest();
    return new Request("https://example.com/hooks", {
      method: "POST",
      headers: Object.fromEntries(headers),
      body,
    });
  };

  test("passes waitUntil on, also where a request of node:http is behind it", async () => {
    const waitUntil = vi.fn();
    const execution = { waitUntil, passThroughOnException: () => undefined, props: {} };
    const app = appOf(acme());
    const listener = getRequestListener((request, env) => app.fetch(request, env, execution));
    await using server = await startServer(listener);
    expect(await server.send(rawRequest(), "/hooks")).toMatchObject({ status: 204 });
    expect(waitUntil).toHaveBeenCalledOnce();
  });

  test("answers before the work is done, and passes that to waitUntil", async () => {
    const waitUntil = vi.fn();
    const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
    const { status } = await appOf(acme({ ack: "before" })).fetch(request(), {}, context);
    expect(status).toBe(204);
    expect(waitUntil).toHaveBeenCalledOnce();
    await waitUntil.mock.calls[0]?.[0];
    expect(handler).toHaveBeenCalledOnce();
  });

  test.each([
    ["has no bindings", undefined],
    ["has a binding called incoming", { incoming: "a queue" }],
  ])("is content with one that %s", async (_, env) => {
    expect((await appOf(acme()).fetch(request(), env)).status).toBe(204);
  });
});
