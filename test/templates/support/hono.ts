import { getRequestListener } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { toHonoHandler } from "../../../templates/src/hono.js";
import type { Receiver } from "../../../templates/src/index.js";
import { startServer, type TestServer } from "./server.js";

/** An app that has nothing but a receiver at `/hooks`, behind some middleware. */
export function appOf(receiver: Receiver, ...middleware: readonly MiddlewareHandler[]): Hono {
  const app = new Hono();
  for (const each of middleware) app.use(each);
  return app.all("/hooks", toHonoHandler(receiver));
}

/** Starts a server for an app of Hono. */
export function startApp(app: Hono, options?: Parameters<typeof getRequestListener>[1]): Promise<TestServer> {
  return startServer(getRequestListener(app.fetch, options));
}
