import { assertBytes } from "./body.js";
import { spec } from "./create-receiver.js";
import type { EventName } from "./event-types.js";
import type { EventMap } from "./spec/events.js";
import { samples } from "./spec/samples.js";
import { sending } from "./spec/sending.js";

/** A signed request, in the form that `receiver.receive` takes. */
export interface TestDelivery {
  readonly method: "POST";
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What a test delivery is made of. */
export interface TestDeliveryOptions<Name extends EventName> {
  /** The secret to sign with: the receiver's. */
  readonly secret: string;
  /** What to deliver instead of the sample. */
  readonly payload?: EventMap[Name] | undefined;
}

/**
 * A realistic payload of an event: a copy, to be changed at will.
 *
 * @throws TypeError when the spec does not know the event
 */
export function sample<Name extends EventName>(event: Name): EventMap[Name] {
  if (!spec.names.has(event)) throw new TypeError(`${JSON.stringify(event)} is not an event of the spec`);
  return structuredClone(samples.get(event)) as EventMap[Name];
}

/** The headers that sign a body as the sender would. */
export async function sign(body: Uint8Array | string, secret: string): Promise<Record<string, string>> {
  return spec.description.signature.sign(assertBytes(body), secret);
}

/**
 * A signed delivery of an event, written as the sender writes it: with its headers, and its escapes in the body.
 *
 * @throws TypeError (as a rejection) when the spec does not know the event
 * @example
 * const result = await receiver.receive(await createDelivery("order.created", { secret: "test" }));
 * assert.equal(result.status, 204);
 */
export async function createDelivery<Name extends EventName>(
  event: Name,
  { secret, payload = sample(event) }: TestDeliveryOptions<Name>,
): Promise<TestDelivery> {
  const draft = { headers: sending.headers, payload };
  const named = spec.description.event.write(event, draft);
  const body = sending.encode(named.payload);
  return { method: "POST", headers: { ...named.headers, ...(await sign(body, secret)) }, body };
}
