// One server of the part `adapters`, by name, on a free port. It tells its parent the port, and, when asked, the CPU time it took.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { serve } from "@hono/node-server";
import { createReceiver } from "@hookstep/helpscout";
import { fastifyReceiver } from "@hookstep/helpscout/fastify";
import { toHonoHandler } from "@hookstep/helpscout/hono";
import { toNodeHandler } from "@hookstep/helpscout/node";
import fastify from "fastify";
import { Hono } from "hono";

const [kind, secret] = process.argv.slice(2);

const receiver = createReceiver({ secret });
receiver.on("convo.created", async () => {});

/** The least that a server can do: it verifies and parses. */
function answerBare(request, response) {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const expected = createHmac("sha1", secret).update(body).digest();
    const given = Buffer.from(request.headers["x-helpscout-signature"] ?? "", "base64");
    const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (isGenuine) JSON.parse(body.toString());
    response.writeHead(isGenuine ? 204 : 401).end();
  });
}

const started = {
  bare: async () => createServer(answerBare),
  node: async () => createServer(toNodeHandler(receiver)),
  fastify: async () => {
    const app = fastify();
    app.register(fastifyReceiver, { receiver, path: "/" });
    await app.ready();
    return app.server;
  },
  hono: async () => {
    const app = new Hono();
    app.post("/", toHonoHandler(receiver));
    return serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  },
}[kind];

const server = await started();
if (!server.listening) server.listen(0, "127.0.0.1");
if (!server.address()) await new Promise((resolve) => server.once("listening", resolve));
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system });
});
process.on("disconnect", () => process.exit());
process.send({ port: server.address().port });
