import { assertBytes } from "./body.js";
import { spec } from "./package-spec.js";
import type { EventName } from "./event-types.js";
import type { SignedParts } from "./signing/signer.js";
import type { EventMap } from "./spec/events.js";
import { samples } from "./spec/samples.js";
import { sending } from "./spec/sending.js";

/** What it takes to sign as this package's sender does. */
export type SigningOptions = Parameters<typeof sending.sign>[1];

/** The secret alone, where the sender signs with one, or everything by name. */
export type Signature = SigningOptions extends { readonly secret: string }
  ? { readonly secret: string } extends SigningOptions
    ? string | SigningOptions
    : SigningOptions
  : SigningOptions;

/** A signed request, in the form that `receiver.receive` takes. */
export interface TestDelivery {
  readonly method: "POST";
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What a test delivery is made of, and signed with. */
export interface TestDeliveryOptions<Name extends EventName> extends SigningOptions {
  /** What to deliver instead of the sample. */
  readonly payload?: EventMap[Name] | undefined;
  /** Where it is delivered to; `/` when left out, or what names the event. */
  readonly url?: string | undefined;
}

/** Options that may be left out as a whole, if none of them is required. */
type Given<Options> = Record<never, never> extends Options ? [options?: Options] : [options: Options];

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
export async function sign(body: Uint8Array | string, signature: Signature): Promise<Record<string, string>> {
  const signing = (typeof signature === "string" ? { secret: signature } : signature) as SigningOptions;
  const { headers } = await signRequest("/", assertBytes(body), signing);
  return headers;
}

function signRequest(url: string, body: Uint8Array, signing: SigningOptions): Promise<SignedParts> {
  return sending.sign({ method: "POST", url, body }, signing);
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
  ...[options]: Given<TestDeliveryOptions<Name>>
): Promise<TestDelivery> {
  const { payload = sample(event), url: asked, ...signing } = (options ?? {}) as TestDeliveryOptions<Name>;
  const draft = { headers: sending.headers, payload };
  const named = spec.description.event.write(event, draft);
  const { items } = spec.description;
  const body = sending.encode(items === undefined ? named.payload : items.write(named.payload));
  const url = asked ?? named.url ?? "/";
  const signed = await signRequest(url, assertBytes(body), signing as SigningOptions);
  return {
    method: "POST",
    url: signed.url ?? url,
    headers: { ...named.headers, ...signed.headers },
    body,
  };
}
