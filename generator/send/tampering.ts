import type { JsonValue } from "../document/json.js";
import { isObject } from "../document/json.js";
import { refusal } from "../disk/refusal.js";
import type { BuiltPackage, Credentials, SignedRequest } from "./built-package.js";
import type { Tampering } from "./tampering-kinds.js";

/** A delivery that is to be made, and what it is made of. */
export interface Making {
  readonly event: string;
  readonly payload: JsonValue;
  readonly url: string;
  readonly credentials: Credentials;
}

/** A delivery as the vendor would make it. Where a URL names the event, that end is added to the one that is given. */
export async function makeDelivery(
  { createDelivery }: BuiltPackage,
  { event, payload, url, credentials }: Making,
): Promise<SignedRequest> {
  const draft = await createDelivery(event, { payload, ...credentials });
  const target = new URL(url);
  const { pathname } = new URL(draft.url ?? "/", target);
  if (pathname !== "/" && !target.pathname.endsWith(pathname))
    target.pathname = target.pathname.replace(/\/$/, "") + pathname;
  return createDelivery(event, { payload, url: target.href, ...credentials });
}

/**
 * A delivery that somebody has laid hands on:
 *
 * - `signature`: it is signed with another secret
 * - `body`: its payload got one member more after it was signed
 * - `event`: it was given the name of another event after it was signed
 */
export async function makeTampered(
  kind: Tampering,
  source: BuiltPackage,
  making: Making,
): Promise<SignedRequest> {
  if (kind === "signature")
    return makeDelivery(source, { ...making, credentials: otherCredentials(source, making) });
  const genuine = await makeDelivery(source, making);
  if (kind === "body") {
    const { body } = await makeDelivery(source, { ...making, payload: tamperedPayload(making.payload) });
    return { ...genuine, body };
  }
  const event = otherEvent(source, making.event);
  const forged = await makeDelivery(source, { ...making, event });
  const { secret, ...others } = making.credentials;
  const signature = Object.keys(await source.sign(genuine.body, secret ?? others));
  const kept = Object.entries(genuine.headers).filter(([name]) => signature.includes(name));
  return { ...forged, headers: { ...forged.headers, ...Object.fromEntries(kept) } };
}

function otherCredentials({ name, proof }: BuiltPackage, { credentials }: Making): Credentials {
  if (proof === "none")
    throw refusal(
      "nothing-to-tamper",
      `The spec of ${name} does not say how deliveries are signed, so that there is no signature to change.`,
      "`--tamper body` and `--tamper event` work without one.",
    );
  const { secret = "", password = "" } = credentials;
  return { ...credentials, secret: otherSecret(secret), password: otherSecret(password) };
}

/** A secret of the same form, be it hexadecimal or base64, with or without a prefix: a character in its middle differs. */
function otherSecret(secret: string): string {
  const middle = secret.length >> 1;
  const found = secret.slice(middle).search(/[0-9A-Za-z]/);
  const at = middle + Math.max(found, 0);
  const character = secret.charAt(at);
  const replacement = /[0-9]/.test(character) ? "01" : /[A-Z]/.test(character) ? "AB" : "ab";
  return (
    secret.slice(0, at) +
    (character === replacement[0] ? replacement[1] : replacement[0]) +
    secret.slice(at + 1)
  );
}

function tamperedPayload(payload: JsonValue): JsonValue {
  return isObject(payload) ? { ...payload, tampered: true } : [payload, "tampered"];
}

function otherEvent({ eventNames, name }: BuiltPackage, event: string): string {
  const other = eventNames[(eventNames.indexOf(event) + 1) % eventNames.length];
  if (other !== undefined && other !== event) return other;
  throw refusal(
    "nothing-to-tamper",
    `\`${event}\` is the only event of ${name}, so that there is no other name to send it under.`,
    "Tamper with the signature or the body instead.",
  );
}
