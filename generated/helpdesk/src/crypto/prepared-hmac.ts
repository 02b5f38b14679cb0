import crypto, { createHash, type BinaryToTextEncoding } from "node:crypto";
import type { Hash } from "./hash.js";

/** The HMAC of a message, printed. */
export type PrintHmac = (message: Uint8Array, encoding: BinaryToTextEncoding) => string;

/** How many bytes a message may have to be copied behind its block: with more, that takes what it saves. */
const LONGEST_COPY = 8192;

/** How many bytes a hash has (FIPS 180-4, 1). */
const RESULT_LENGTHS = { sha1: 20, sha256: 32, sha512: 64 } as const satisfies Record<Hash, number>;

/** Memory for the longest block and message, of all keys. */
let room: Buffer | undefined;

/**
 * Makes the HMAC (RFC 2104) under one key, of two hashes. With Node's one-shot hash that takes a sixth less at 4 KB than
 * `createHmac`, to which in Node 24 a key of bytes alone is worth 10 µs.
 */
export function prepareHmac(hash: Hash, key: Uint8Array): PrintHmac {
  // Not an import by name: a platform that has all but this would load nothing at all.
  const { hash: digest = hashInSteps } = crypto;
  const blockLength = hash === "sha512" ? 128 : 64;
  const inner = new Uint8Array(blockLength).fill(0x36);
  const outer = Buffer.alloc(blockLength + RESULT_LENGTHS[hash], 0x5c);
  const padded = key.length > blockLength ? createHash(hash).update(key).digest() : key;
  for (const [index, byte] of padded.entries()) {
    inner[index] = 0x36 ^ byte;
    outer[index] = 0x5c ^ byte;
  }
  const bytes = (room ??= Buffer.alloc(128 + LONGEST_COPY));
  const printInner = (message: Uint8Array): string => {
    if (message.length > LONGEST_COPY) return createHash(hash).update(inner).update(message).digest("binary");
    bytes.set(inner);
    bytes.set(message, blockLength);
    return digest(hash, bytes.subarray(0, blockLength + message.length), "binary");
  };
  return (message, encoding) => {
    outer.write(printInner(message), blockLength, "binary");
    return digest(hash, outer, encoding);
  };
}

function hashInSteps(hash: string, data: Uint8Array, encoding: BinaryToTextEncoding): string {
  return createHash(hash).update(data).digest(encoding);
}
