import { createReceiver, Deactivate, Discard, type Receiver } from "@hookstep/helpscout";
import { createPlan, planNames } from "../../templates/support/receiver-plans.js";

/** What a receiver's handlers and hooks were called with, as plain data. */
export interface Sighting {
  readonly what: "delivery" | "unhandled" | "invalid" | "rejected" | "error";
  readonly [detail: string]: unknown;
}

/** The receivers of one process. */
export interface Receivers {
  /** By the last segment of their paths, one for each plan of the table of answers. */
  readonly bySlug: ReadonlyMap<string, Receiver>;
  /** What was seen since it was last asked for. */
  takeSightings(): readonly Sighting[];
}

/** The last segment of the path of the receiver that a plan makes. */
export function slugOf(plan: string): string {
  return plan.replaceAll(" ", "-");
}

/** Makes a receiver for every plan of the table. Nothing here belongs to one run time. */
export function createReceivers(secret: string): Receivers {
  let sightings: Sighting[] = [];
  const see = (what: Sighting["what"], details: object): void => void sightings.push({ what, ...details });
  const receivers = planNames.map((name): [string, Receiver] => {
    const { options, handlers } = createPlan(name, { Deactivate, Discard });
    const receiver = createReceiver({ secret, ...options });
    observe(receiver, see);
    for (const handler of handlers) receiver.on("convo.created", handler);
    return [slugOf(name), receiver];
  });
  return {
    bySlug: new Map(receivers),
    takeSightings() {
      const seen = sightings;
      sightings = [];
      return seen;
    },
  };
}

function observe(receiver: Receiver, see: (what: Sighting["what"], details: object) => void): void {
  receiver.on("convo.created", ({ event, payload, headers, body, issues }) =>
    see("delivery", {
      event,
      ...describeBody(payload, body),
      ...describeHeaders(headers),
      issues,
      polluted: "polluted" in {},
    }),
  );
  receiver.onUnhandled(({ event, known, body, headers }) =>
    see("unhandled", { event, known, bytes: body.length, ...describeHeaders(headers) }),
  );
  receiver.onInvalid(({ event, issues }) => see("invalid", { event, issues }));
  receiver.onRejected(({ reason, status, headers }) =>
    see("rejected", { reason, status, ...describeHeaders(headers) }),
  );
  receiver.onError(({ error, delivery }) => see("error", { error: String(error), event: delivery?.event }));
}

/** A payload that nests too deeply cannot be printed: of a long body its length has to do. */
function describeBody(payload: unknown, body: Uint8Array): object {
  if (body.length > 1000) return { bytes: body.length };
  return { payload: JSON.stringify(payload), body: String.fromCharCode(...body) };
}

/** What joins repeated headers, a comma with or without a space, differs between gateways. */
function describeHeaders(headers: Headers): object {
  const names = ["content-type", "x-helpscout-event", "x-helpscout-signature"];
  return { headers: names.map((name) => headers.get(name)?.replaceAll(", ", ",") ?? "") };
}
