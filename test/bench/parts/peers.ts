import { createReceiver } from "@hookstep/helpscout";
import { conversationBody, deliveryHeaders } from "../delivery.js";
import { secret } from "../secret.js";
import { receiveBare } from "../floor.js";
import { installOnce } from "../install.js";
import type { PartResult } from "../report.js";
import { interleave, medianRatio, type Subjects } from "../statistics.js";
import { timeOf } from "../stopwatch.js";

const BYTES = 4137;
const CALLS = 250;
const ROUNDS = 101;
const folder = new URL("../peers/", import.meta.url);

/** Well-known receivers on the same body, each with its own scheme, beside ours. */
export async function measurePeers(): Promise<PartResult> {
  const body = conversationBody(BYTES, "escaped");
  const headers = deliveryHeaders("convo.created", body);
  const receiver = createReceiver({ secret });
  receiver.on("convo.created", async () => {});
  const calls: Record<string, () => unknown> = {
    floor: () => receiveBare(headers, body),
    "hookstep: verified, parsed, validated, handled": () => receiver.receive({ headers, body }),
    ...(await createPeers(body)),
  };
  const timed = Object.entries(calls).map(([name, call]) => [name, () => timeOf(CALLS, call)] as const);
  const costs = await interleave(Object.fromEntries(timed) as Subjects<string, number>, ROUNDS);
  const { floor = [], ...subjects } = costs;
  return {
    title: `Receiving ${BYTES} bytes beside the peers`,
    yardstick: "1 x: HMAC-SHA1 as base64, compared in constant time, decoded, parsed",
    figures: Object.entries(subjects).map(([name, values]) => ({
      name,
      value: medianRatio(values, floor),
      unit: "x",
    })),
  };
}

/** The peers have a lockfile of their own and are installed when they are first asked for. */
async function createPeers(body: Buffer): Promise<Record<string, () => unknown>> {
  installOnce(folder);
  const { href } = new URL("receivers.js", folder);
  const peers = (await import(href)) as { createPeers(body: Buffer): Record<string, () => unknown> };
  return peers.createPeers(body);
}
