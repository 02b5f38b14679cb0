import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net, { type AddressInfo } from "node:net";

/** A server on a free port of this machine, which closes when the block that holds it ends. */
export interface LocalServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:1234`. */
  readonly origin: string;
  readonly port: number;
}

/** The certificate of {@link serveSecurely}, for those who are to trust it. */
export const certificatePath = new URL("tls/localhost-cert.pem", import.meta.url);

/** Serves http. */
export function serve(listener: http.RequestListener): Promise<LocalServer> {
  return listening(http.createServer(listener), "http");
}

/** Serves https with a certificate that nobody trusts by itself. */
export function serveSecurely(listener: http.RequestListener): Promise<LocalServer> {
  const key = readFileSync(new URL("tls/localhost-key.pem", import.meta.url));
  return listening(https.createServer({ key, cert: readFileSync(certificatePath) }, listener), "https");
}

/** Serves one text at every path. */
export function serveText(text: string, headers: http.OutgoingHttpHeaders = {}): Promise<LocalServer> {
  return serve((_request, response) => response.writeHead(200, headers).end(text));
}

/** A proxy that notes what it was asked to connect to, and connects every name to one port of this machine. */
export async function serveProxy(
  port: number | undefined,
): Promise<LocalServer & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = http.createServer();
  server.on("connect", (request, client: net.Socket) => {
    asked.push(request.url ?? "");
    client.on("error", () => client.destroy());
    if (port === undefined) {
      client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      return;
    }
    const upstream = net.connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("close", () => upstream.destroy());
  });
  return { ...(await listening(server, "http")), asked };
}

async function listening(server: http.Server | https.Server, protocol: string): Promise<LocalServer> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${protocol}://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
