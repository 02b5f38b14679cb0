import http from "node:http";
import Fastify, { type FastifyPluginAsync, type FastifyReply, type FastifyRequest } from "fastify";
import { expectTypeOf } from "vitest";
import {
  fastifyReceiver,
  type FastifyReceiverOptions,
  type FastifyReceiverReply,
  type FastifyReceiverRequest,
} from "../../templates/src/fastify.js";
import { createReceiver } from "../../templates/src/index.js";

const receiver = createReceiver({ secret: "" });

// The plugin fits every kind of server that Fastify makes.
const app = Fastify({ logger: true });
app.register(fastifyReceiver, { receiver });
app.register(fastifyReceiver, { receiver, path: "/acme", prefix: "/hooks", logLevel: "warn" });
app.register(fastifyReceiver, () => ({ receiver, path: "/acme" }));
app.register(
  import("../../templates/src/fastify.js").then((module) => ({ default: module.fastifyReceiver })),
  {
    receiver,
  },
);
app.register(async (scope) => {
  await scope.register(fastifyReceiver, { receiver, path: "/acme" });
});
Fastify({ serverFactory: (handler) => http.createServer(handler) }).register(fastifyReceiver, { receiver });
Fastify({ http2: true }).register(fastifyReceiver, { receiver });
Fastify({ https: {} }).register(fastifyReceiver, { receiver });
expectTypeOf(fastifyReceiver).toExtend<FastifyPluginAsync<FastifyReceiverOptions>>();

// What it needs of a request and a reply is what Fastify's have.
expectTypeOf<FastifyRequest>().toExtend<FastifyReceiverRequest>();
expectTypeOf<FastifyReply>().toExtend<FastifyReceiverReply>();

// @ts-expect-error without a receiver
app.register(fastifyReceiver, { path: "/acme" });
// @ts-expect-error without options
app.register(fastifyReceiver);
// @ts-expect-error a path that is none
app.register(fastifyReceiver, { receiver, path: 1 });
