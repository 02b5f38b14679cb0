import crypto, { createHash, type BinaryToTextEncoding } from "node:crypto";
import type { Hash } from "./hash.js";

/** The HMAC of a message, printed. */
export type PrintHmac = (message: Uint8Array, encoding: BinaryToTextEncoding) => string;

/** How many bytes a message may have: with more of them, to copy it takes what is saved. */
export const LONGEST_MESSAGE = 8192;

/** How many bytes a hash has (FIPS 180-4, 1). */
const RESULT_LENGTHS = { sha1: 20, sha256: 32, sha512: 64 } as const satisfies Record<Hash, number>;

/** Memory for the longest block and message, of all keys. */
let room: Buffer | undefined;

/**
 * The HMAC (RFC 2104) of short messages under one key, by two calls of Node's one-shot hash: at 4 KB a sixth faster than
 * `createHmac`, to which in Node 24 a key of bytes alone is worth 10 µs. `undefined` where there is no such hash.
 */
export function createShortHmac(hash: Hash, key: Uint8Array): PrintHmac | undefined {
  // Not an import by name: what has the rest of `node:crypto` would not load at all for want of this.
  const { hash: digest } = crypto;
  if (typeof digest !== "function") return undefined;
  const blockLength = hash === "sha512" ? 128 : 64;
  const inner = new Uint8Array(blockLength).fill(0x36);
  const outer = Buffer.alloc(blockLength + RESULT_LENGTHS[hash], 0x5c);
  const padded = key.length > blockLength ? createHash(hash).update(key).digest() : key;
  for (const [index, byte] of padded.entries()) {
    inner[index] = 0x36 ^ byte;
    outer[index] = 0x5c ^ byte;
  }
  const bytes = (room ??= Buffer.alloc(128 + LONGEST_MESSAGE));
  return (message, encoding) => {
    bytes.set(inner);
    bytes.set(message, blockLength);
    const innerDigest = digest(hash, bytes.subarray(0, blockLength + message.length), "binary");
    outer.write(innerDigest, blockLength, "binary");
    return digest(hash, outer, encoding);
  };
}
