import crypto, { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Hash } from "../../../templates/src/crypto/hash.js";
import { createDigest, verifySignatureText } from "../../../templates/src/crypto/node.js";
import { prepareHmac } from "../../../templates/src/crypto/prepared-hmac.js";

const hashes = ["sha1", "sha256", "sha512"] as const satisfies readonly Hash[];
const encodings = ["base64", "base64url", "hex"] as const;

const hmacOf = (hash: Hash, key: Uint8Array, message: Uint8Array) =>
  createHmac(hash, key).update(message).digest("hex");

describe("a prepared HMAC", () => {
  test("is what createHmac gives, for every key and message, one after the other under the same keys", () => {
    const keys = fc.uint8Array({ maxLength: 300 });
    const messages = fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...hashes), keys, keys, messages, (hash, key, otherKey, all) => {
        const [print, printOther] = [prepareHmac(hash, key), prepareHmac(hash, otherKey)];
        for (const message of all) {
          expect(print(message, "hex")).toBe(hmacOf(hash, key, message));
          expect(printOther(message, "hex")).toBe(hmacOf(hash, otherKey, message));
        }
      }),
    );
  });

  test.each(hashes)(
    "is that of keys about the length of a block, and of messages about the longest that is copied, over %s",
    (hash) => {
      for (const keyLength of [0, 1, 63, 64, 65, 127, 128, 129]) {
        const key = new Uint8Array(keyLength).fill(0xa5);
        for (const length of [0, 1, 8191, 8192, 8193, 100_000]) {
          const message = new Uint8Array(length).fill(0x5a);
          const digest = Buffer.from(createDigest(hash, key, message)).toString("hex");
          expect(digest, `${keyLength}, ${length}`).toBe(hmacOf(hash, key, message));
        }
      }
    },
  );

  test("is printed in every encoding", () => {
    const [key, message] = [new Uint8Array(20).fill(7), new Uint8Array(500).fill(9)];
    for (const encoding of encodings) {
      const text = createHmac("sha256", key).update(message).digest(encoding);
      expect(prepareHmac("sha256", key)(message, encoding)).toBe(text);
      expect(verifySignatureText("sha256", [key], message, text, encoding)).toBe(true);
      expect(verifySignatureText("sha256", [key], message.subarray(1), text, encoding)).toBe(false);
    }
  });
});

test("a key serves every hash", () => {
  const [key, message] = [new Uint8Array(20).fill(3), new Uint8Array(30)];
  for (const hash of [...hashes, ...hashes])
    expect(Buffer.from(createDigest(hash, key, message)).toString("hex")).toBe(hmacOf(hash, key, message));
});

test("a platform without one-shot hashes gets the same HMAC", () => {
  const { hash } = crypto;
  onTestFinished(() => void Object.assign(crypto, { hash }));
  Object.assign(crypto, { hash: undefined });
  const [key, message] = [new Uint8Array(20).fill(5), new Uint8Array(30)];
  expect(prepareHmac("sha1", key)(message, "hex")).toBe(hmacOf("sha1", key, message));
});
