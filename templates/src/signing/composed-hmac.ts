import { createDigest } from "#crypto";
import type { ComposedHmacDescription, IfTime, IfUrl } from "../signature/composed-hmac.js";
import { createComposition } from "../signature/composed-text.js";
import { encodeSignature } from "../signature/encoding.js";
import { toKey } from "../signature/key.js";
import type { SignatureHeader } from "../signature/signature-header.js";
import type { TimestampUnit } from "../signature/timestamp.js";
import type { SecretSigning, Signer } from "./signer.js";

interface TimeSigning {
  /** When it is sent: now, when left out. */
  readonly timestamp?: Date | undefined;
}

interface IdSigning {
  /** The id of the delivery. */
  readonly id?: string | undefined;
}

interface UrlSigning {
  /** The receiver's. */
  readonly publicUrl: string;
}

/** What a test signs with. */
export type ComposedHmacSigning<Description> = SecretSigning &
  IfTime<Description, TimeSigning> &
  IfUrl<Description, UrlSigning> &
  (Description extends { id: object } ? IdSigning : unknown);

type AllSigning = SecretSigning & TimeSigning & IdSigning & Partial<UrlSigning>;

/** Signs as `composedHmac` checks. */
export function signComposedHmac<const Description extends ComposedHmacDescription>(
  description: Description,
): Signer<ComposedHmacSigning<Description>> {
  const { hash, signed, secret: form, timestamp: at } = description;
  const compose = createComposition(signed);
  return async ({ method, body }, signing) => {
    const { secret, timestamp = new Date(), id = "msg_test", publicUrl } = signing as AllSigning;
    const values = { timestamp: formatTimestamp(timestamp, at?.unit ?? "s"), id };
    const message = compose({ ...values, method, body, url: publicUrl });
    const digest = await createDigest(hash, toKey(secret, form), ...message);
    return { headers: writeSignature(description, digest, values) };
  };
}

function formatTimestamp(time: Date, unit: TimestampUnit): string {
  if (unit === "iso") return time.toISOString();
  return String(unit === "s" ? Math.floor(time.getTime() / 1000) : time.getTime());
}

/** The headers that carry a signature, and what is signed along. */
function writeSignature(
  { header, prefix, separator, encoding, ...places }: SignatureHeader,
  signature: Uint8Array,
  values: { readonly timestamp: string; readonly id: string },
): Record<string, string> {
  const headers: Record<string, string> = {};
  const items: string[] = [];
  for (const name of ["timestamp", "id"] as const) {
    const place = places[name];
    if (place === undefined) continue;
    if ("header" in place) headers[place.header] = values[name];
    else items.push(`${place.item}=${values[name]}`);
  }
  items.push(prefix + encodeSignature(signature, encoding));
  return { ...headers, [header]: items.join(separator) };
}
