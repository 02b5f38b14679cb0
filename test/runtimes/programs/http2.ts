import { once } from "node:events";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { toNodeHandler } from "@hookstep/helpscout/node";
import { SECRET } from "../apps/listen.js";
import { createReceivers } from "../apps/receivers.js";

const receivers = createReceivers(SECRET);
const server = http2.createServer((request, response) => {
  const [, place = "", slug = "plain"] = request.url.split("/");
  const receiver = receivers.bySlug.get(slug);
  if (place === "seen") response.end(JSON.stringify(receivers.takeSightings()));
  else if (receiver === undefined) response.writeHead(404).end();
  else toNodeHandler(receiver)(request, response);
});

server.listen(0, "127.0.0.1");
await once(server, "listening");
console.log(`listening on ${(server.address() as AddressInfo).port}`);
