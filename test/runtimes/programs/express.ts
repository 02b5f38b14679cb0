import { toNodeHandler } from "@hookstep/helpscout/node";
import express from "express";
import { listen, SECRET } from "../apps/listen.js";
import { createReceivers } from "../apps/receivers.js";

const receivers = createReceivers(SECRET);
const app = express();

for (const [slug, receiver] of receivers.bySlug) app.use(`/hooks/${slug}`, toNodeHandler(receiver));
app.use(express.json());
for (const receiver of receivers.bySlug.values()) app.use("/parsed", toNodeHandler(receiver));
app.get("/seen", (_request, response) => void response.json(receivers.takeSightings()));

await listen(app);
