import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { createReceiver } from "../../../templates/src/index.js";
import { toNodeHandler } from "../../../templates/src/node.js";
import { SECRET } from "./acme.js";

/** A server as its README shows it, which writes down each delivery once its work is done. */
const [, , file = "", ack] = process.argv;

const receiver = createReceiver({ secret: SECRET, ack: ack === "before" ? "before" : "after" });
receiver.on("order.created", async ({ payload }) => {
  await setTimeout(10);
  appendFileSync(file, `${payload.id}\n`);
});

const server = createServer(toNodeHandler(receiver)).listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port);
});

process.once("SIGTERM", async () => {
  server.close();
  process.send?.({ running: await receiver.drain(60_000) }, () => process.disconnect());
});
