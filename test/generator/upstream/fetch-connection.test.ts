import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";

import { fetchUpstream } from "../../../generator/upstream/fetch.js";
import { serve, serveSecurely, serveText } from "./servers.js";
import { withoutProxies } from "./support/proxies.js";
import { refusalBy, refusalOf } from "./support/refusals.js";

const document = "asyncapi: 2.6.0\n";

withoutProxies();

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
