import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** The secret that all programs of the run times use. */
export const SECRET = "it's a secret";

/** Serves on a free port of this machine, and prints which. */
export async function listen(listener: http.RequestListener): Promise<void> {
  const server = http.createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  console.log(`listening on ${(server.address() as AddressInfo).port}`);
}
