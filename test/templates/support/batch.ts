import type { DeliveryDescription } from "../../../templates/src/description.js";
import { bodyEvent } from "../../../templates/src/event-name/body.js";
import { headerEvent } from "../../../templates/src/event-name/header.js";
import { bodyItems } from "../../../templates/src/event-name/items.js";
import type { ReceiveResult } from "../../../templates/src/index.js";
import { buildReceiver, type HandlingOptions, type Receiver } from "../../../templates/src/receiver.js";
import { hmac } from "../../../templates/src/signature/hmac.js";
import type { SecretOptions } from "../../../templates/src/signature/secret.js";
import { signHmac } from "../../../templates/src/signing/hmac.js";
import { eventNames } from "../../../templates/src/spec/events.js";
import { validators } from "../../../templates/src/spec/validators.js";
import { SECRET } from "./acme.js";

const hmacDescription = {
  header: "Signature",
  hash: "sha256",
  encoding: "hex",
  prefix: "",
  signed: "{body}",
} as const;

const signature = hmac(hmacDescription);

/** A vendor that sends several events in one request. */
const batches = {
  "a name in each item": { event: bodyEvent("/type"), items: bodyItems("/events"), signature },
  "one name in the headers": { event: headerEvent("X-Event"), items: bodyItems(""), signature },
} satisfies Record<string, DeliveryDescription>;

/** A receiver of requests that carry several events. */
export function batchReceiver(
  options: HandlingOptions = {},
  vendor: keyof typeof batches = "a name in each item",
): Receiver {
  const all: HandlingOptions & SecretOptions = { secret: SECRET, ...options };
  const receiver = buildReceiver(
    { description: batches[vendor], names: new Set(eventNames), validators },
    all,
  );
  receiver.onError(() => undefined);
  return receiver;
}

/** Sends a signed body; a value is sent as JSON. */
export async function deliverBatch(
  receiver: Receiver,
  value: unknown,
  headers: Record<string, string> = {},
): Promise<ReceiveResult> {
  const body = typeof value === "string" ? value : JSON.stringify(value);
  const unsigned = { method: "POST", url: "/", body: new TextEncoder().encode(body) };
  const signed = await signHmac(hmacDescription)(unsigned, { secret: SECRET });
  return receiver.receive({ headers: { ...headers, ...signed.headers }, body });
}

/** A body with one item for each name. */
export function itemsOf(...names: readonly (string | null)[]): unknown {
  return { events: names.map((type, index) => (type === null ? { index } : { type, index })) };
}
