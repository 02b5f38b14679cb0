import { describe, expect, test } from "vitest";
import type { Hash } from "../../../templates/src/crypto/hash.js";
import * as node from "../../../templates/src/crypto/node.js";
import * as web from "../../../templates/src/crypto/web.js";

const platforms = Object.entries({ node, web });

const COUNTING = Uint8Array.from({ length: 25 }, (_, index) => index + 1);
const LONG_KEY = "Test Using Larger Than Block-Size Key";
const LONG_BOTH =
  "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be " +
  "hashed before being used by the HMAC algorithm.";

function bytes(value: number, length: number): Uint8Array {
  return new Uint8Array(length).fill(value);
}

type Vector = readonly [source: string, key: Uint8Array | string, data: Uint8Array | string, digest: string];

const sha1: readonly Vector[] = [
  ["RFC 2202 case 1", bytes(0x0b, 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"],
  ["RFC 2202 case 2", "Jefe", "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"],
  ["RFC 2202 case 3", bytes(0xaa, 20), bytes(0xdd, 50), "125d7342b9ac11cd91a39af48aa17b4f63f175d3"],
  ["RFC 2202 case 4", COUNTING, bytes(0xcd, 50), "4c9007f4026250c6bc8414f9bf50c86c2d7235da"],
  ["RFC 2202 case 5", bytes(0x0c, 20), "Test With Truncation", "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04"],
  [
    "RFC 2202 case 6",
    bytes(0xaa, 80),
    `${LONG_KEY} - Hash Key First`,
    "aa4ae5e15272d00e95705637ce8a3b55ed402112",
  ],
  [
    "RFC 2202 case 7",
    bytes(0xaa, 80),
    `${LONG_KEY} and Larger Than One Block-Size Data`,
    "e8e99d0f45237d786d6bbaa7965c7808bbff1a91",
  ],
];

const sha256: readonly Vector[] = [
  [
    "RFC 4231 case 1",
    bytes(0x0b, 20),
    "Hi There",
    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
  ],
  [
    "RFC 4231 case 2",
    "Jefe",
    "what do ya want for nothing?",
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  ],
  [
    "RFC 4231 case 3",
    bytes(0xaa, 20),
    bytes(0xdd, 50),
    "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
  ],
  [
    "RFC 4231 case 4",
    COUNTING,
    bytes(0xcd, 50),
    "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
  ],
  ["RFC 4231 case 5, truncated", bytes(0x0c, 20), "Test With Truncation", "a3b6167473100ee06e0c796c2955552b"],
  [
    "RFC 4231 case 6",
    bytes(0xaa, 131),
    `${LONG_KEY} - Hash Key First`,
    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
  ],
  [
    "RFC 4231 case 7",
    bytes(0xaa, 131),
    LONG_BOTH,
    "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
  ],
];

const sha512: readonly Vector[] = [
  [
    "RFC 4231 case 1",
    bytes(0x0b, 20),
    "Hi There",
    "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
  ],
  [
    "RFC 4231 case 2",
    "Jefe",
    "what do ya want for nothing?",
    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
  ],
  [
    "RFC 4231 case 3",
    bytes(0xaa, 20),
    bytes(0xdd, 50),
    "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb",
  ],
  [
    "RFC 4231 case 4",
    COUNTING,
    bytes(0xcd, 50),
    "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd",
  ],
  ["RFC 4231 case 5, truncated", bytes(0x0c, 20), "Test With Truncation", "415fad6271580a531d4179bc891d87a6"],
  [
    "RFC 4231 case 6",
    bytes(0xaa, 131),
    `${LONG_KEY} - Hash Key First`,
    "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598",
  ],
  [
    "RFC 4231 case 7",
    bytes(0xaa, 131),
    LONG_BOTH,
    "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58",
  ],
];

describe.each(platforms)("the HMAC of %s", (_, { createDigest, verifyDigest }) => {
  describe.each([
    ["sha1", sha1],
    ["sha256", sha256],
    ["sha512", sha512],
  ] satisfies [Hash, readonly Vector[]][])("over %s", (hash, vectors) => {
    test.each(vectors)("is that of %s", async (source, key, data, expected) => {
      const message = typeof data === "string" ? new TextEncoder().encode(data) : data;
      const digest = await createDigest(hash, key, message);
      expect(Buffer.from(digest).toString("hex").slice(0, expected.length)).toBe(expected);
      expect(await verifyDigest(hash, key, message, digest)).toBe(true);
      expect(await verifyDigest(hash, key, message, digest.subarray(0, -1))).toBe(false);
      expect(await verifyDigest(hash, key, message, new Uint8Array(digest.length))).toBe(false);
      expect(await verifyDigest(hash, key, message, new Uint8Array())).toBe(false);
    });
  });

  test("takes more secrets than it keeps keys for", async () => {
    const message = new TextEncoder().encode("body");
    for (let index = 0; index < 2500; index++) {
      const secret = `secret ${index % 1250}`;
      expect(
        await verifyDigest("sha256", secret, message, node.createDigest("sha256", secret, message)),
      ).toBe(true);
    }
  });
});
