import { once } from "node:events";
import type { RequestListener } from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { type Diagnostic, DiagnosticError } from "../../../generator/diagnostics/diagnostic.js";
import { sha256 } from "../../../generator/disk/hash.js";
import { fetchUpstream, type FetchOptions } from "../../../generator/upstream/fetch.js";
import { serve, serveSecurely, serveText } from "./servers.js";

const document = "asyncapi: 2.6.0\n";
const signal = new AbortController().signal;

beforeEach(() => {
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"])
    vi.stubEnv(name, undefined);
});

afterEach(() => void vi.unstubAllEnvs());

/** What a user is told about a fetch that fails. */
async function refusalOf(address: string, options: Partial<FetchOptions> = {}): Promise<Diagnostic> {
  const error: unknown = await fetchUpstream(address, { signal, ...options }).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof DiagnosticError)) throw new Error("not refused", { cause: error });
  expect(error.diagnostics).toHaveLength(1);
  const [diagnostic] = error.diagnostics;
  if (diagnostic === undefined) throw new Error("no diagnostic");
  expect(diagnostic.severity).toBe("error");
  expect(diagnostic.help).toBeTruthy();
  return diagnostic;
}

/** What a user is told about a server. */
async function refusalBy(listener: RequestListener, options?: Partial<FetchOptions>): Promise<Diagnostic> {
  await using server = await serve(listener);
  const diagnostic = await refusalOf(`${server.origin}/asyncapi.yaml`, options);
  return { ...diagnostic, message: diagnostic.message.replaceAll(server.origin, "ORIGIN") };
}

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

describe("a connection that fails", () => {
  test("in the middle of a body of known length is a truncated document", async () => {
    const { code, message } = await refusalBy((_request, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("asyncapi:", () => response.socket?.destroy());
    });
    expect(code).toBe("upstream-truncated");
    expect(message).toMatch(/^ORIGIN\/asyncapi\.yaml broke off after \d+ of 100 bytes\.$/);
  });

  test("in the middle of a chunked body is a truncated document", async () => {
    const { code } = await refusalBy((_request, response) => {
      response.write("asyncapi:", () => response.socket?.destroy());
    });
    expect(code).toBe("upstream-truncated");
  });

  test("before an answer is one that could not be reached", async () => {
    const { code } = await refusalBy((request) => request.socket.destroy());
    expect(code).toBe("upstream-unreachable");
  });

  test("by taking too long to answer names the time limit", async () => {
    const { code, message } = await refusalBy(() => undefined, { timeoutMs: 50 });
    expect([code, message]).toEqual([
      "upstream-timeout",
      "ORIGIN/asyncapi.yaml did not answer in full within 0.05 s.",
    ]);
  });

  test("by stalling in the middle of a body names the time limit", async () => {
    const { code } = await refusalBy((_request, response) => void response.write("asyncapi:"), {
      timeoutMs: 200,
    });
    expect(code).toBe("upstream-timeout");
  });

  test("because nobody listens is refused", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    expect(await refusalOf(`http://127.0.0.1:${port}/`)).toMatchObject({
      code: "upstream-refused",
      message: `http://127.0.0.1:${port}/ refused the connection (ECONNREFUSED).`,
    });
  });

  test("because the name has no address says that the host was not found", async () => {
    const { code, message } = await refusalOf("https://hookstep.invalid/asyncapi.yaml");
    expect(code).toBe("upstream-host");
    expect(message).toMatch(
      /^The host of https:\/\/hookstep\.invalid\/asyncapi\.yaml was not found \(E\w+\)\.$/,
    );
  });

  test("because its certificate is not trusted says so", async () => {
    await using server = await serveSecurely((_request, response) => response.end(document));
    const { code, message } = await refusalOf(`${server.origin}/asyncapi.yaml`);
    expect(code).toBe("upstream-certificate");
    expect(message).toMatch(/cannot be trusted: \w*SELF_SIGNED\w*\.$/);
  });

  test("because the server does not speak TLS says so", async () => {
    await using server = await serveText(document);
    const { code } = await refusalOf(server.origin.replace("http:", "https:"));
    expect(code).toBe("upstream-tls");
  });

  test("because the user interrupts ends with the reason of that", async () => {
    const controller = new AbortController();
    await using server = await serve(() => controller.abort(new Error("interrupted")));
    await expect(fetchUpstream(server.origin, { signal: controller.signal })).rejects.toThrow("interrupted");
  });
});

describe("a redirect", () => {
  test("on this machine is followed, five times at most", async () => {
    await using server = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(document);
      else response.writeHead(302, { location: `/${left - 1}` }).end("moved");
    });
    expect(await fetchUpstream(`${server.origin}/5`, { signal })).toMatchObject({ text: document });
    expect(await refusalOf(`${server.origin}/6`)).toMatchObject({
      code: "upstream-redirects",
      message: `${server.origin}/6 redirects more than 5 times.`,
    });
  });

  test.each([
    ["http://example.com/a.yaml", "redirects to http, which is not https and is not followed."],
    ["file:///etc/passwd", "redirects to file, which is not https and is not followed."],
    ["https://", "redirects without saying where to."],
    [undefined, "redirects without saying where to."],
  ])("to %s is not followed", async (location, sentence) => {
    const { code, message } = await refusalBy((_request, response) =>
      response.writeHead(301, location === undefined ? {} : { location }).end(),
    );
    expect([code, message]).toEqual(["upstream-redirect", `ORIGIN/asyncapi.yaml ${sentence}`]);
  });

  test("takes credentials along to the same server only", async () => {
    const seen: (string | undefined)[] = [];
    await using other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end(document);
    });
    await using server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: request.url === "/" ? "/again" : other.origin }).end();
    });
    await fetchUpstream(server.origin.replace("//", "//us%65r:p%40ss%@"), { signal });
    const own = `Basic ${Buffer.from("user:p@ss%").toString("base64")}`;
    expect(seen).toEqual([own, own, undefined]);
  });
});

describe("an address", () => {
  test.each([
    "http://example.com/a.yaml",
    "http://127.0.0.1.example.com/",
    "ftp://localhost/",
    "http://10.0.0.1/",
  ])("that is not https, %s, is refused", async (address) => {
    expect((await refusalOf(address)).code).toBe("upstream-insecure");
  });

  test("that is no URL is refused without repeating it", async () => {
    const { code, message } = await refusalOf("https://user:secret@");
    expect(code).toBe("upstream-address");
    expect(message).not.toContain("secret");
  });

  test("is told without the credentials, the query and the fragment in it", async () => {
    const { message } = await refusalOf("http://user:secret@example.com/a.yaml?token=secret#secret");
    expect(message).toMatch(/^http:\/\/example\.com\/a\.yaml\?… is not https/);
  });

  test("of a proxy that is no URL is refused", async () => {
    vi.stubEnv("HTTPS_PROXY", "not a url");
    expect(await refusalOf("https://example.com/a.yaml")).toMatchObject({
      code: "upstream-proxy",
      help: "Set HTTPS_PROXY to a URL such as http://proxy.example:8080.",
    });
  });
});
