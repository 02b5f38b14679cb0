import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

import { certificatePath, serve, serveProxy, serveSecurely } from "./servers.js";

const child = fileURLToPath(new URL("fetch-child.ts", import.meta.url));

/** What a process that trusts the tests' certificate gets from addresses. */
async function fetchAll(addresses: readonly string[], environment: Record<string, string> = {}) {
  const { PATH = "" } = process.env;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", child, ...addresses],
    { env: { PATH, NODE_EXTRA_CA_CERTS: fileURLToPath(certificatePath), ...environment } },
  );
  expect(stderr).toBe("");
  const results: unknown = JSON.parse(stdout);
  return results;
}

test("redirects are followed within https, and not out of it", async () => {
  await using plain = await serve((_request, response) => response.end("over http"));
  await using server = await serveSecurely((request, response) => {
    if (request.url === "/within") response.writeHead(307, { location: "/document" }).end();
    else if (request.url === "/out") response.writeHead(302, { location: plain.origin }).end();
    else response.end("over https");
  });
  const { origin } = server;
  expect(await fetchAll([`${origin}/document`, `${origin}/within`, `${origin}/out`])).toEqual([
    "over https",
    "over https",
    `upstream-redirect: ${origin}/out redirects to http, which is not https and is not followed.`,
  ]);
});

test("a certificate for another host is not trusted", async () => {
  await using server = await serveSecurely((_request, response) => response.end("over https"));
  await using proxy = await serveProxy(server.port);
  expect(await fetchAll(["https://example.com/"], { HTTPS_PROXY: proxy.origin })).toEqual([
    "upstream-certificate: The certificate of https://example.com/ cannot be trusted: ERR_TLS_CERT_ALTNAME_INVALID.",
  ]);
  expect(proxy.asked).toEqual(["example.com:443"]);
});

test("the proxy of the environment is used, but for the hosts that need none", async () => {
  await using server = await serveSecurely((_request, response) => response.end("over https"));
  await using proxy = await serveProxy(server.port);
  const far = "https://localhost:1/asyncapi.yaml";
  expect(await fetchAll([far, server.origin], { HTTPS_PROXY: proxy.origin, NO_PROXY: "127.0.0.1" })).toEqual([
    "over https",
    "over https",
  ]);
  expect(proxy.asked).toEqual(["localhost:1"]);
});

test("a proxy that refuses is named as the cause", async () => {
  await using proxy = await serveProxy(undefined);
  expect(await fetchAll(["https://example.com/a.yaml"], { https_proxy: proxy.origin })).toEqual([
    "upstream-proxy: The proxy refused to connect to https://example.com/a.yaml (407).",
  ]);
});

test("http on this machine never goes through a proxy", async () => {
  await using server = await serve((_request, response) => response.end("over http"));
  await using proxy = await serveProxy(undefined);
  expect(await fetchAll([server.origin], { HTTP_PROXY: proxy.origin, HTTPS_PROXY: proxy.origin })).toEqual([
    "over http",
  ]);
  expect(proxy.asked).toEqual([]);
});
