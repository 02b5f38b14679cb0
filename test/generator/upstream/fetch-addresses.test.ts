import { describe, expect, test, vi } from "vitest";

import { fetchUpstream } from "../../../generator/upstream/fetch.js";
import { serve } from "./servers.js";
import { withoutProxies } from "./support/proxies.js";
import { refusalBy, refusalOf, signal } from "./support/refusals.js";

const document = "asyncapi: 2.6.0\n";

withoutProxies();

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
