import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { SECRET } from "../apps/listen.js";
import { createReceivers } from "../apps/receivers.js";

const receivers = createReceivers(SECRET);
const app = new Hono();

for (const [slug, receiver] of receivers.bySlug) {
  app.all(`/hooks/${slug}`, (context) => receiver.fetch(context.req.raw));
}
app.all("/parsed", async (context, next) => {
  await context.req.json();
  await next();
});
for (const receiver of receivers.bySlug.values())
  app.all("/parsed", (context) => receiver.fetch(context.req.raw));
app.get("/seen", (context) => context.json(receivers.takeSightings()));

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`listening on ${port}`),
);
