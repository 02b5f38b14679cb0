import { describe, expect, test } from "vitest";

import { sha256 } from "../../../generator/disk/hash.js";
import { fetchUpstream } from "../../../generator/upstream/fetch.js";
import { serve, serveText } from "./servers.js";
import { withoutProxies } from "./support/proxies.js";
import { refusalBy, refusalOf, signal } from "./support/refusals.js";

const document = "asyncapi: 2.6.0\n";

withoutProxies();

describe("a document", () => {
  test("is its bytes, its text, its digest and its entity tag", async () => {
    await using server = await serveText(document, { etag: '"v1"' });
    const fetched = await fetchUpstream(`${server.origin}/a.yaml`, { signal });
    expect(fetched).toEqual({
      kind: "document",
      bytes: Buffer.from(document),
      text: document,
      sha256: sha256(document),
      etag: '"v1"',
    });
  });

  test("has no byte order mark in its text, and one in its digest", async () => {
    await using server = await serveText(`\uFEFF${document}`);
    const fetched = await fetchUpstream(server.origin, { signal });
    expect(fetched).toMatchObject({ text: document, sha256: sha256(`\uFEFF${document}`), etag: null });
  });

  test("has no entity tag when the server sends one that could not be sent back", async () => {
    await using server = await serveText(document, { etag: "v1" });
    expect(await fetchUpstream(server.origin, { signal })).toMatchObject({ etag: null });
  });

  test("that is known already is told apart by its entity tag", async () => {
    await using server = await serve((request, response) => {
      response.writeHead(request.headers["if-none-match"] === 'W/"v1"' ? 304 : 200).end(document);
    });
    expect(await fetchUpstream(server.origin, { signal, etag: 'W/"v1"' })).toEqual({ kind: "unchanged" });
    expect(await fetchUpstream(server.origin, { signal, etag: '"v0"' })).toMatchObject({ text: document });
    expect(await fetchUpstream(server.origin, { signal, etag: null })).toMatchObject({ text: document });
  });

  test("may be as large as the limit, and no larger", async () => {
    await using server = await serveText(document);
    const maxBytes = Buffer.byteLength(document);
    expect(await fetchUpstream(server.origin, { signal, maxBytes })).toMatchObject({ text: document });
    const { code, message } = await refusalOf(server.origin, { maxBytes: maxBytes - 1 });
    expect(code).toBe("upstream-too-large");
    expect(message).toContain("is larger than 15 bytes");
  });

  test("without a stated length is read up to the limit only", async () => {
    const { code } = await refusalBy(
      (_request, response) => {
        const more = (): void => void response.write("#".repeat(1000), () => setImmediate(more));
        response.on("error", () => undefined);
        more();
      },
      { maxBytes: 5000 },
    );
    expect(code).toBe("upstream-too-large");
  });
});

describe("an answer that is no document", () => {
  test.each([
    [404, "upstream-not-found", "ORIGIN/asyncapi.yaml does not exist any more (404)."],
    [410, "upstream-not-found", "ORIGIN/asyncapi.yaml does not exist any more (410)."],
    [304, "upstream-status", "ORIGIN/asyncapi.yaml answered 304 Not Modified."],
    [401, "upstream-status", "ORIGIN/asyncapi.yaml answered 401 Unauthorized."],
    [429, "upstream-status", "ORIGIN/asyncapi.yaml answered 429 Too Many Requests."],
    [503, "upstream-status", "ORIGIN/asyncapi.yaml answered 503 Service Unavailable."],
    [299, "upstream-status", "ORIGIN/asyncapi.yaml answered 299."],
  ])("with status %i says so", async (status, code, message) => {
    const diagnostic = await refusalBy((_request, response) => response.writeHead(status).end());
    expect([diagnostic.code, diagnostic.message]).toEqual([code, message]);
  });

  test.each([
    ["by its content type", "text/html; charset=utf-8", "asyncapi: 2.6.0"],
    ["by its doctype", "text/plain", "\n<!DOCTYPE html><title>Sign in</title>"],
    ["by its first tag", "application/yaml", '\uFEFF<html lang="en">'],
  ])("is recognised as an HTML page %s", async (_how, type, body) => {
    const { code, message } = await refusalBy((_request, response) =>
      response.writeHead(200, { "content-type": type }).end(body),
    );
    expect([code, message]).toEqual([
      "upstream-html",
      "ORIGIN/asyncapi.yaml answered with an HTML page instead of a document.",
    ]);
  });

  test("is refused when it is not UTF-8", async () => {
    const { code } = await refusalBy((_request, response) => response.end(Buffer.from([0x61, 0xff])));
    expect(code).toBe("upstream-not-utf8");
  });
});
