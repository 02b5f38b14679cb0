import Fastify, { type FastifyInstance } from "fastify";
import { fastifyReceiver, type FastifyReceiverOptions } from "../../../templates/src/fastify.js";
import { startServer, type TestServer } from "./server.js";

/** Starts a server for an app of Fastify. */
export async function startApp(app: FastifyInstance): Promise<TestServer> {
  await app.ready();
  return startServer(app.routing);
}

/** Starts a server for an app that has nothing but a receiver at `/hooks`. */
export function startReceiver(receiver: FastifyReceiverOptions["receiver"]): Promise<TestServer> {
  return startApp(Fastify().register(fastifyReceiver, { receiver, path: "/hooks" }));
}
