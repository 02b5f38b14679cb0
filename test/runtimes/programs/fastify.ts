import { once } from "node:events";
import { fastifyReceiver } from "@hookstep/helpscout/fastify";
import fastify from "fastify";
import { SECRET } from "../apps/listen.js";
import { createReceivers } from "../apps/receivers.js";

const receivers = createReceivers(SECRET);
const app = fastify();

for (const [slug, receiver] of receivers.bySlug) {
  app.register(fastifyReceiver, { receiver, path: `/hooks/${slug}` });
}
app.register(async (scope) => {
  scope.addHook("preParsing", async (_request, _reply, payload) => {
    await once(payload.resume(), "end");
  });
  const receiver = receivers.bySlug.get("plain");
  if (receiver !== undefined) scope.register(fastifyReceiver, { receiver, path: "/parsed" });
});
app.get("/seen", () => receivers.takeSightings());

const url = await app.listen({ port: 0, host: "127.0.0.1" });
console.log(`listening on ${new URL(url).port}`);
