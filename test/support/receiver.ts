import http from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type * as Hooks from "../../templates/src/index.js";
import type * as Node from "../../templates/src/node.js";

/** A server that runs until it is closed. */
export interface RunningServer {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** Serves requests on a free port of this machine. */
export async function listen(listener: http.RequestListener): Promise<RunningServer> {
  const server = http.createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The modules of a generated package of the acme vendor, from its `dist/`. */
export async function loadReceiver(folder: string) {
  const load = (module: string) =>
    import(pathToFileURL(join(folder, `dist/${module}.js`)).href) as Promise<unknown>;
  const { createReceiver } = (await load("index")) as typeof Hooks;
  const { toNodeHandler } = (await load("node")) as typeof Node;
  return { createReceiver, toNodeHandler };
}
