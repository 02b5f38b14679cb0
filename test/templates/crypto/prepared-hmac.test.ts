import crypto, { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Hash } from "../../../templates/src/crypto/hash.js";
import type { Message } from "../../../templates/src/crypto/message.js";
import { createDigest, verifySignatureText } from "../../../templates/src/crypto/node.js";
import { prepareHmac } from "../../../templates/src/crypto/prepared-hmac.js";
import * as web from "../../../templates/src/crypto/web.js";

const hashes = ["sha1", "sha256", "sha512"] as const satisfies readonly Hash[];
const encodings = ["base64", "base64url", "hex"] as const;

function hmacOf(hash: Hash, key: Uint8Array, message: Message): string {
  const bytes = message.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part));
  return createHmac(hash, key).update(Buffer.concat(bytes)).digest("hex");
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("a prepared HMAC", () => {
  const keys = fc.uint8Array({ maxLength: 300 });
  const part = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: "binary" }), fc.string());
  const messages = fc.array(fc.array(part, { maxLength: 4 }), { minLength: 1, maxLength: 4 });

  test("is what createHmac gives, for every key and message, one after the other under the same keys", () => {
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

  test("is what WebCrypto gives, whatever parts a message has", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), messages, async (key, [message = []]) => {
        expect(toHex(await web.createDigest("sha256", key, ...message))).toBe(
          toHex(createDigest("sha256", key, ...message)),
        );
      }),
    );
  });

  test.each(hashes)(
    "is that of keys about the length of a block, and of messages about the longest that is copied, over %s",
    (hash) => {
      for (const keyLength of [0, 1, 63, 64, 65, 127, 128, 129]) {
        const key = new Uint8Array(keyLength).fill(0xa5);
        for (const length of [0, 1, 8063, 8064, 8065, 8127, 8128, 8129, 8192, 100_000]) {
          const message = new Uint8Array(length).fill(0x5a);
          expect(toHex(createDigest(hash, key, message)), `${keyLength}, ${length}`).toBe(
            hmacOf(hash, key, [message]),
          );
          const text = "é".repeat(length / 2);
          expect(toHex(createDigest(hash, key, text, message)), `${keyLength}, ${length}`).toBe(
            hmacOf(hash, key, [text, message]),
          );
        }
      }
    },
  );

  test("is printed in every encoding", () => {
    const [key, message] = [new Uint8Array(20).fill(7), new Uint8Array(500).fill(9)];
    for (const encoding of encodings) {
      const text = createHmac("sha256", key).update(message).digest(encoding);
      expect(prepareHmac("sha256", key)([message], encoding)).toBe(text);
      expect(verifySignatureText("sha256", [key], message, text, encoding)).toBe(true);
      expect(verifySignatureText("sha256", [key], message.subarray(1), text, encoding)).toBe(false);
    }
  });
});

test("a key serves every hash", () => {
  const [key, message] = [new Uint8Array(20).fill(3), new Uint8Array(30)];
  for (const hash of [...hashes, ...hashes])
    expect(toHex(createDigest(hash, key, message))).toBe(hmacOf(hash, key, [message]));
});

test("a platform without one-shot hashes gets the same HMAC", () => {
  const { hash } = crypto;
  onTestFinished(() => void Object.assign(crypto, { hash }));
  Object.assign(crypto, { hash: undefined });
  const [key, message] = [new Uint8Array(20).fill(5), new Uint8Array(30)];
  expect(prepareHmac("sha1", key)([message], "hex")).toBe(hmacOf("sha1", key, [message]));
});
