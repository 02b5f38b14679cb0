import { verifyDigest } from "#crypto";
import type { Hash } from "../crypto/hash.js";
import { toKey, type Key } from "../signature/key.js";
import { decodeSignature, type SignatureEncoding } from "../signature/encoding.js";
import type { HmacFacts, SignedRequest } from "../signature/scheme.js";
import { bodyVariants, secretVariants, type Variant } from "./variants.js";

/** A text read as an HMAC: what it is of follows from its length. */
interface DigestReading {
  readonly digest: Uint8Array;
  readonly hash: Hash;
  readonly encoding: SignatureEncoding;
  readonly hasPrefix: boolean;
}

const HASHES: ReadonlyMap<number, Hash> = new Map([
  [20, "sha1"],
  [32, "sha256"],
  [64, "sha512"],
]);

/**
 * In what one respect a signature differs from what it should be; `undefined` when it cannot be told what is signed. All comparisons take constant time: one of them is
 * with the right signature in another encoding, which a sender could else find out digit by digit.
 */
export async function explainDigest(
  facts: HmacFacts,
  request: SignedRequest,
  value: string,
  secrets: readonly string[],
): Promise<string | undefined> {
  if (messageOf(facts, request) === undefined) return undefined;
  const readings = readDigests(facts, value);
  if (readings.length === 0)
    return `${facts.header} holds no HMAC in hex or base64: is it the sender's header, or cut off?`;
  for (const reading of readings) {
    const found = await findVariant(facts, request, reading, secrets);
    if (found !== undefined) return found;
  }
  const hashes = [...new Set(readings.map(({ hash }) => hash))];
  if (hashes.includes(facts.hash))
    return "Most likely the secret is another one than the sender's: is it that of this webhook, and of this environment?";
  return (
    `It is as long as an HMAC-${hashes.join(" or ").toUpperCase()}, where one of ${facts.hash.toUpperCase()} is expected: ` +
    "is it a request of another kind, which the sender signs with another secret and another algorithm?"
  );
}

function messageOf(facts: HmacFacts, request: SignedRequest): Uint8Array | undefined {
  return facts.messageOf === undefined ? request.body : facts.messageOf(request);
}

async function findVariant(
  facts: HmacFacts,
  request: SignedRequest,
  reading: DigestReading,
  secrets: readonly string[],
): Promise<string | undefined> {
  const isRight = async (key: Key, body: Uint8Array): Promise<boolean> => {
    const message = messageOf(facts, { ...request, body });
    return message !== undefined && (await verifyDigest(reading.hash, key, message, reading.digest));
  };
  const bodies = bodyVariants(request.body);
  for (const secret of secrets) {
    const keys: readonly Variant<Key>[] = secretVariants(secret, facts.secret);
    const key = toKey(secret, facts.secret);
    if (await isRight(key, request.body)) return describeForm(facts, reading);
    for (const { value, hint } of keys) if (await isRight(value, request.body)) return hint;
    for (const { value, hint } of bodies) if (await isRight(key, value)) return hint;
  }
  return undefined;
}

function describeForm(facts: HmacFacts, { hash, encoding, hasPrefix }: DigestReading): string {
  const differences = [
    hash === facts.hash ? [] : `is an HMAC-${hash.toUpperCase()}, not HMAC-${facts.hash.toUpperCase()}`,
    encoding === facts.encoding ? [] : `is written in ${encoding}, not ${facts.encoding}`,
    hasPrefix ? [] : `does not begin with ${JSON.stringify(facts.prefix)}`,
  ].flat();
  return (
    `The secret is right, but the signature ${differences.join(" and ") || "is not in canonical form"}: does the sender ` +
    "sign in another way now, or was this request signed by a script?"
  );
}

/** All that a header may mean: the declared encoding first, with the declared prefix, another one or none. */
function readDigests(facts: HmacFacts, value: string): readonly DigestReading[] {
  const encodings = new Set([facts.encoding, "hex", "base64", "base64url"] as const);
  const texts = value.split(facts.separator ?? "\n").map((item) => item.trim());
  return texts.flatMap((text) => {
    const hasPrefix = text.startsWith(facts.prefix);
    const bare = hasPrefix ? text.slice(facts.prefix.length) : text.replace(/^[\w-]+[=,](?=.)/, "");
    for (const encoding of encodings) {
      const digest = decodeSignature(bare, encoding);
      const hash = digest && HASHES.get(digest.length);
      if (digest !== undefined && hash !== undefined) return [{ digest, hash, encoding, hasPrefix }];
    }
    return [];
  });
}
