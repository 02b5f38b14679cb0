import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { headerRecord, type RawRequest } from "./acme.js";

/** What a client sees of an answer. */
export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A server on a free port, which closes with its connections when the block that holds it ends. */
export interface TestServer extends AsyncDisposable {
  readonly port: number;
  readonly server: http.Server;
  send(request: RawRequest, path?: string): Promise<Reply>;
}

/** Starts a server on a free port. */
export async function startServer(listener: http.RequestListener): Promise<TestServer> {
  const server = http.createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    server,
    send: (request, path) => sendRequest(port, request, path),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Sends a request over a socket of its own. */
export function sendRequest(port: number, { method, headers, body }: RawRequest, path = "/"): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: "127.0.0.1", method, path, agent: false });
    for (const [name, value] of Object.entries(headerRecord(headers))) request.setHeader(name, value);
    let isAnswered = false;
    request.on("response", (response) => {
      isAnswered = true;
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
      response.on("error", reject);
    });
    // A server that refuses a body may close while it is still being sent; the answer is what counts.
    request.on("error", (error) => (isAnswered ? undefined : reject(error)));
    request.end(body);
  });
}
