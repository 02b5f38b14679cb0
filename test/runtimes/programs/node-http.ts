import { toNodeHandler } from "@hookstep/helpscout/node";
import { listen, SECRET } from "../apps/listen.js";
import { createReceivers } from "../apps/receivers.js";

const receivers = createReceivers(SECRET);

await listen((request, response) => {
  const [, place = "", slug = "plain"] = request.url?.split("/") ?? [];
  const receiver = receivers.bySlug.get(slug);
  if (place === "seen") response.end(JSON.stringify(receivers.takeSightings()));
  else if (receiver === undefined) response.writeHead(404).end();
  else if (place === "hooks") toNodeHandler(receiver)(request, response);
  else request.on("end", () => toNodeHandler(receiver)(request, response)).resume();
});
