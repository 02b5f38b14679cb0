import { decodeSignature, type SignatureEncoding } from "../signature/encoding.js";
import { isAnyTrue, isPending } from "../when-ready.js";
import type { Hash } from "./hash.js";
import { keepLast } from "./keep-last.js";
import { bytesOf, type Message } from "./message.js";

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** What newer declarations of Node.js and the DOM take: bytes that are not shared between threads, which none here are. */
type Bytes = Parameters<typeof crypto.subtle.digest>[1];

const ALGORITHMS = { sha1: "SHA-1", sha256: "SHA-256", sha512: "SHA-512" } as const;

/** What values are compared under. */
let randomKey: Uint8Array | undefined;

/** Importing a key costs more than checking a small body with it. */
const keysFor = keepLast((hash: Hash) =>
  keepLast((secret: string | Uint8Array) => {
    const kept: { key: Key | Promise<Key> } = {
      key: importKey(hash, secret).then((imported) => (kept.key = imported)),
    };
    return kept;
  }),
);

/** The HMAC (RFC 2104) of a message. A secret given as a string stands for its UTF-8 bytes. */
export async function createDigest(
  hash: Hash,
  secret: string | Uint8Array,
  ...message: Message
): Promise<Uint8Array> {
  const bytes = bytesOf(message) as Bytes;
  return new Uint8Array(await crypto.subtle.sign("HMAC", await keysFor(hash)(secret).key, bytes));
}

/** Whether `digest` is the whole HMAC of the message, compared in constant time. */
export function verifyDigest(
  hash: Hash,
  secret: string | Uint8Array,
  message: Uint8Array,
  digest: Uint8Array,
): Promise<boolean> {
  const verify = (key: Key) => crypto.subtle.verify("HMAC", key, digest as Bytes, message as Bytes);
  const { key } = keysFor(hash)(secret);
  return isPending(key) ? key.then(verify) : verify(key);
}

/**
 * Whether two values are equal, in a time that tells nothing about either but their lengths: what is compared are their
 * HMACs under a random key, since WebCrypto compares nothing else.
 */
export async function isEqualSecret(given: Uint8Array, expected: Uint8Array): Promise<boolean> {
  // Not at load: Workers have no randomness outside of a request.
  randomKey ??= crypto.getRandomValues(new Uint8Array(32));
  return verifyDigest("sha256", randomKey, given, await createDigest("sha256", randomKey, expected));
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
): boolean | Promise<boolean> {
  const digest = decodeSignature(text, encoding);
  if (digest === undefined) return false;
  return isAnyTrue(secrets.map((secret) => verifyDigest(hash, secret, message, digest)));
}

function importKey(hash: Hash, secret: string | Uint8Array): Promise<Key> {
  const bytes = typeof secret === "string" ? new TextEncoder().encode(secret) : secret;
  const algorithm = { name: "HMAC", hash: ALGORITHMS[hash] };
  return crypto.subtle.importKey("raw", bytes as Bytes, algorithm, false, ["sign", "verify"]);
}
