import { serve } from "@hono/node-server";
import type { Receiver } from "@hookstep/helpscout";
import { toHonoHandler } from "@hookstep/helpscout/hono";
import { Hono, type Handler } from "hono";
import { SECRET } from "../apps/listen.js";
import { createReceivers } from "../apps/receivers.js";

const [, , way] = process.argv;

function handlerOf(receiver: Receiver): Handler {
  return way === "fetch" ? (context) => receiver.fetch(context.req.raw) : toHonoHandler(receiver);
}

const receivers = createReceivers(SECRET);
const app = new Hono();

for (const [slug, receiver] of receivers.bySlug) {
  app.all(`/hooks/${slug}`, handlerOf(receiver));
}
app.all("/parsed", async (context, next) => {
  await context.req.json();
  await next();
});
for (const receiver of receivers.bySlug.values()) app.all("/parsed", handlerOf(receiver));
app.get("/seen", (context) => context.json(receivers.takeSightings()));

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`listening on ${port}`),
);
