// A receiver on node:http that is there to be killed. What its handler does is noted in Redis, in one order with what
// the store notes: a start together with what stands at the delivery's key at that very moment.

import http from "node:http";
import type { AddressInfo } from "node:net";
import { Redis } from "ioredis";
import { createReceiver } from "../../../../templates/src/index.js";
import { toNodeHandler } from "../../../../templates/src/node.js";
import { redisStore } from "../../../../templates/src/redis.js";
import { SECRET } from "../../support/acme.js";

const NOTE_START = `
local isDone = redis.call("GET", KEYS[1]) == "done"
local time = redis.call("TIME")
local milliseconds = time[1] * 1000 + math.floor(time[2] / 1000)
return redis.call("RPUSH", KEYS[2], cjson.encode({ "start", ARGV[1], ARGV[2], isDone, milliseconds }))`;

const [redisPort, name = "", leaseMs] = process.argv.slice(2);
const redis = new Redis({ port: Number(redisPort) });
const idOf = (headers: Headers): string => headers.get("x-delivery-id") ?? "";

const receiver = createReceiver({
  secret: SECRET,
  dedupe: { store: redisStore(redis), leaseMs: Number(leaseMs), key: ({ headers }) => idOf(headers) },
});
receiver.on("order.created", async ({ headers }) => {
  const id = idOf(headers);
  await redis.eval(NOTE_START, 2, `hookstep:${id}`, "journal", name, id);
  await redis.rpush("journal", JSON.stringify(["finish", name, id]));
});

const server = http.createServer(toNodeHandler(receiver)).listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.once("disconnect", () => process.exit());
