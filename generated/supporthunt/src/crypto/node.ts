import { createHmac, timingSafeEqual } from "node:crypto";
import type { Hash } from "./hash.js";

/** The HMAC (RFC 2104) of a message. A secret given as a string stands for its UTF-8 bytes. */
export function createDigest(hash: Hash, secret: string | Uint8Array, message: Uint8Array): Uint8Array {
  // By way of a string, since Node takes six times as long to make the Buffer of a digest itself.
  return Buffer.from(createHmac(hash, secret).update(message).digest("binary"), "binary");
}

/** Whether `digest` is the whole HMAC of the message, compared in constant time. */
export function verifyDigest(
  hash: Hash,
  secret: string | Uint8Array,
  message: Uint8Array,
  digest: Uint8Array,
): boolean {
  const expected = createDigest(hash, secret, message);
  return expected.length === digest.length && timingSafeEqual(expected, digest);
}
