import { createReceiver } from "@hookstep/helpscout";
import { conversationBody, deliveryHeaders, type Printing } from "../delivery.js";
import { secret } from "../secret.js";
import { receiveBare, receiveBareOnWeb } from "../floor.js";
import type { Figure, PartResult } from "../report.js";
import { interleave, medianRatio } from "../statistics.js";
import { timeOf } from "../stopwatch.js";
import { importForWeb } from "../web-package.js";

const EVENT = "convo.created";
const OTHER_EVENT = "convo.moved";
const ROUNDS = 101;
/** How many bytes each subject receives a round: some milliseconds' work. */
const ROUND_BYTES = 1_000_000;

type CreateReceiver = typeof createReceiver;
type Limits = Pick<Figure, "aim">;

/** From the raw request to the end of the handler, beside the least that a receiver can do. */
export async function measureReceive(): Promise<PartResult> {
  const web = await importForWeb<{ createReceiver: CreateReceiver }>("@hookstep/helpscout");
  const measure = (bytes: number, printing: Printing, limits?: BodyLimits) =>
    measureBody(conversationBody(bytes, printing), printing, web.createReceiver, limits);
  return {
    title: "Receiving a conversation",
    yardstick: "1 x: HMAC-SHA1 as base64, compared in constant time, decoded, parsed",
    figures: [
      ...(await measure(4137, "escaped", {
        handled: { aim: 1.06 },
        unhandled: { aim: 0.25 },
      })),
      ...(await measure(4137, "utf-8")),
      ...(await measure(1024, "escaped")),
      ...(await measure(1024, "utf-8")),
      ...(await measure(65_536, "escaped")),
      ...(await measure(65_536, "utf-8")),
      ...(await measure(524_288, "escaped")),
      ...(await measure(524_288, "utf-8")),
    ],
  };
}

type BodyLimits = Readonly<Partial<Record<"handled" | "unhandled" | "web", Limits>>>;

async function measureBody(
  body: Uint8Array,
  printing: Printing,
  createWebReceiver: CreateReceiver,
  limits: BodyLimits = {},
): Promise<readonly Figure[]> {
  const headers = deliveryHeaders(EVENT, body);
  const receiver = await createHandling(createReceiver, body);
  const web = await createHandling(createWebReceiver, body);
  const otherHeaders = deliveryHeaders(OTHER_EVENT, body);
  const count = Math.ceil(ROUND_BYTES / body.length);
  const costs = await interleave(
    {
      floor: () => timeOf(count, () => receiveBare(headers, body)),
      handled: () => timeOf(count, () => receiver.receive({ method: "POST", headers, body })),
      unhandled: () => timeOf(count, () => receiver.receive({ method: "POST", headers: otherHeaders, body })),
      webFloor: () => timeOf(count, () => receiveBareOnWeb(headers, body)),
      web: () => timeOf(count, () => web.receive({ method: "POST", headers, body })),
    },
    ROUNDS,
  );
  const figure = (name: string, subject: keyof BodyLimits): Figure => ({
    name: `${body.length} bytes, ${printing}: ${name}`,
    value: medianRatio(costs[subject], costs.floor),
    unit: "x",
    ...limits[subject],
  });
  return [
    figure("verified, parsed, validated, handled", "handled"),
    figure("the same with Node.js's WebCrypto", "web"),
    {
      name: `${body.length} bytes, ${printing}: the same with Node.js's WebCrypto, times a bare check`,
      value: medianRatio(costs.web, costs.webFloor),
      unit: "x",
    },
    figure("an event nobody handles", "unhandled"),
  ];
}

/** A receiver with one asynchronous handler, which is known to take the body without an issue. */
async function createHandling(create: CreateReceiver, body: Uint8Array) {
  const receiver = create({ secret });
  receiver.on(EVENT, async () => {});
  const { status, deliveries } = await receiver.receive({ headers: deliveryHeaders(EVENT, body), body });
  const [delivery] = deliveries;
  if (status !== 204 || delivery?.issues.length !== 0) throw new Error(`The receiver answered ${status}`);
  return receiver;
}
