import { toNodeHandler } from "@hookstep/helpscout/node";
import connect from "connect";
import { listen, SECRET } from "../apps/listen.js";
import { createReceivers } from "../apps/receivers.js";

const receivers = createReceivers(SECRET);
const app = connect();

for (const [slug, receiver] of receivers.bySlug) app.use(`/hooks/${slug}`, toNodeHandler(receiver));
app.use("/parsed", (request, _response, next) => void request.on("end", next).resume());
for (const receiver of receivers.bySlug.values()) app.use("/parsed", toNodeHandler(receiver));
app.use("/seen", (_request, response) => void response.end(JSON.stringify(receivers.takeSightings())));

await listen(app);
