import { createHmac, timingSafeEqual, type BinaryToTextEncoding } from "node:crypto";
import { normalizeSignature, type SignatureEncoding } from "../signature/encoding.js";
import type { Hash } from "./hash.js";
import { prepareHmac, type PrintHmac } from "./prepared-hmac.js";

/** For keys of bytes, which stay what they are; a text may be another one for each request. */
const prepared: Partial<Record<Hash, WeakMap<Uint8Array, PrintHmac>>> = {};

/** The HMAC (RFC 2104) of a message. A secret given as a string stands for its UTF-8 bytes. */
export function createDigest(hash: Hash, secret: string | Uint8Array, message: Uint8Array): Uint8Array {
  // By way of a string, since Node takes six times as long to make the Buffer of a digest itself.
  return Buffer.from(printHmac(hash, secret, message, "binary"), "binary");
}

/** Whether `digest` is the whole HMAC of the message, compared in constant time. */
export function verifyDigest(
  hash: Hash,
  secret: string | Uint8Array,
  message: Uint8Array,
  digest: Uint8Array,
): boolean {
  return isEqualSecret(digest, createDigest(hash, secret, message));
}

/** Whether two values are equal, in a time that tells nothing about either but their lengths. */
export function isEqualSecret(given: Uint8Array, expected: Uint8Array): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Whether a text is the HMAC of the message by one of several secrets, in canonical form; compared in constant time. All
 * secrets are tried, so that the time does not tell which of them it was.
 */
export function verifySignatureText(
  hash: Hash,
  secrets: readonly (string | Uint8Array)[],
  message: Uint8Array,
  text: string,
  encoding: SignatureEncoding,
): boolean {
  const given = normalizeSignature(text, encoding);
  return secrets
    .map((secret) => isSameText(printHmac(hash, secret, message, encoding), given))
    .includes(true);
}

function printHmac(
  hash: Hash,
  secret: string | Uint8Array,
  message: Uint8Array,
  encoding: BinaryToTextEncoding,
): string {
  return typeof secret === "string"
    ? createHmac(hash, secret).update(message).digest(encoding)
    : preparedFor(hash, secret)(message, encoding);
}

function preparedFor(hash: Hash, key: Uint8Array): PrintHmac {
  const kept = (prepared[hash] ??= new WeakMap());
  let print = kept.get(key);
  if (print === undefined) kept.set(key, (print = prepareHmac(hash, key)));
  return print;
}

/** Memory to compare texts in, by their length: making it takes longer than comparing. */
const memory: Record<number, readonly [Uint16Array, Uint16Array]> = {};

/** To compare what Node prints takes less than to read what came. */
function isSameText(expected: string, given: string): boolean {
  const { length } = expected;
  if (given.length !== length) return false;
  const [left, right] = (memory[length] ??= [new Uint16Array(length), new Uint16Array(length)]);
  for (let index = 0; index < length; index++) {
    left[index] = expected.charCodeAt(index);
    right[index] = given.charCodeAt(index);
  }
  return timingSafeEqual(left, right);
}
