import { createDigest } from "#crypto";
import type { Hash } from "../crypto/hash.js";
import { bytesOf, type Message } from "../crypto/message.js";
import { isAnyTrue, whenAllReady, whenReady } from "../when-ready.js";
import { createComposition } from "./composed-text.js";
import { isOneOf } from "./constant-time.js";
import { createKeySource, type KeyForm } from "./key.js";
import { createUrlSource, type PublicUrlOptions } from "./public-url.js";
import type { SignatureFault, SignatureScheme, SignatureVerifier, SignedRequest } from "./scheme.js";
import { secretsFor, type SecretOptions } from "./secret.js";
import { readSignature, type SignatureHeader } from "./signature-header.js";
import type { ClockOptions } from "./timestamp.js";

/** An HMAC (RFC 2104) over more than the body, or one of several in a header. */
export interface ComposedHmacDescription extends SignatureHeader {
  readonly hash: Hash;
  /** What is signed: a text with `{body}`, `{timestamp}`, `{id}`, `{method}` and `{url}` in it. */
  readonly signed: string;
  /** How a secret stands for a key; by its UTF-8 bytes when left out. */
  readonly secret?: KeyForm;
}

/** `Options`, if the URL is signed. */
export type IfUrl<Description, Options> = Description extends { signed: `${string}{url}${string}` }
  ? Options
  : unknown;

/** `Options`, if a time is signed. */
export type IfTime<Description, Options> = Description extends { timestamp: object } ? Options : unknown;

/** The options that a description asks for. */
export type ComposedHmacOptions<Description> = SecretOptions &
  IfTime<Description, ClockOptions> &
  IfUrl<Description, PublicUrlOptions>;

interface AllOptions extends SecretOptions, ClockOptions, Partial<PublicUrlOptions> {}

/** The scheme of senders who sign more than the body, or state several signatures. */
export function composedHmac<const Description extends ComposedHmacDescription>(
  description: Description,
): SignatureScheme<ComposedHmacOptions<Description>> {
  return {
    createVerifier: (options, variable) => createVerifier(description, options as AllOptions, variable),
    hmac: {
      ...description,
      messageOf({ headers, method, body }) {
        const reading = readSignature(headers, description);
        if (typeof reading === "string" || description.signed.includes("{url}")) return undefined;
        return bytesOf(createComposition(description.signed)({ ...reading, method, body }));
      },
    },
  };
}

function createVerifier(
  description: ComposedHmacDescription,
  { secret, now = Date.now, publicUrl }: AllOptions,
  variable: string | undefined,
): SignatureVerifier {
  const { hash, signed, timestamp: at } = description;
  const compose = createComposition(signed);
  const source = createKeySource(secret, variable, description.secret);
  const urlOf = signed.includes("{url}") ? createUrlSource(publicUrl) : undefined;
  const digestsOf = (request: SignedRequest, message: Message) =>
    whenReady(secretsFor(source, request), (keys) =>
      whenAllReady(
        keys.map((key) => createDigest(hash, key, ...message)),
        (digests) => digests,
      ),
    );
  return (request) => {
    const reading = readSignature(request.headers, description);
    if (typeof reading === "string") return reading;
    const { timestamp, id, time } = reading;
    const { method, body } = request;
    const message = whenReady(urlOf?.(request), (url) => compose({ timestamp, id, method, body, url }));
    const expected = whenReady(message, (parts) => digestsOf(request, parts));
    const isRight = whenReady(expected, (digests) => isAnyGenuine(reading.signatures, digests));
    return whenReady(isRight, (isGenuine) => {
      if (isGenuine !== true) return "signature_mismatch";
      return at && time !== undefined ? timeFault(now() - time, at.tolerance) : undefined;
    });
  };
}

/** A sender may list as many signatures as a header holds; those of another length need no comparison. */
function isAnyGenuine(
  signatures: readonly Uint8Array[],
  digests: readonly Uint8Array[],
): boolean | Promise<boolean> {
  const candidatesFor = ({ length }: Uint8Array) => digests.filter((digest) => digest.length === length);
  return isAnyTrue(signatures.map((signature) => isOneOf(signature, candidatesFor(signature))));
}

/** A clock that gives no number lets nothing pass. */
function timeFault(difference: number, tolerance: number): SignatureFault | undefined {
  return Math.abs(difference) <= tolerance * 1000 ? undefined : "timestamp_expired";
}
