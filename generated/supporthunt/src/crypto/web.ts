import type { SignatureEncoding } from "../signature/encoding.js";
import type { Hash } from "./hash.js";

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const ALGORITHMS = { sha1: "SHA-1", sha256: "SHA-256", sha512: "SHA-512" } as const;

/** Keys kept for each hash. A receiver has one or two secrets; one for every tenant may have many more. */
const KEPT_KEYS = 100;

const keys: Record<Hash, Map<string | Uint8Array, Promise<Key>>> = {
  sha1: new Map(),
  sha256: new Map(),
  sha512: new Map(),
};

/** The HMAC (RFC 2104) of a message. A secret given as a string stands for its UTF-8 bytes. */
export async function createDigest(
  hash: Hash,
  secret: string | Uint8Array,
  message: Uint8Array,
): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", await keyOf(hash, secret), message));
}

/** Whether `digest` is the whole HMAC of the message, compared in constant time. */
export async function verifyDigest(
  hash: Hash,
  secret: string | Uint8Array,
  message: Uint8Array,
  digest: Uint8Array,
): Promise<boolean> {
  return crypto.subtle.verify("HMAC", await keyOf(hash, secret), digest, message);
}

/** Importing a key costs more than checking a small body with it, so the last ones are kept. */
function keyOf(hash: Hash, secret: string | Uint8Array): Promise<Key> {
  const kept = keys[hash];
  let key = kept.get(secret);
  if (key === undefined) {
    const [oldest] = kept.size < KEPT_KEYS ? [] : kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
    key = importKey(hash, secret);
    kept.set(secret, key);
  }
  return key;
}

function importKey(hash: Hash, secret: string | Uint8Array): Promise<Key> {
  const bytes = typeof secret === "string" ? new TextEncoder().encode(secret) : secret;
  const algorithm = { name: "HMAC", hash: ALGORITHMS[hash] };
  return crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign", "verify"]);
}

/** The bytes that a text stands for, whatever else stands in it; none when that keeps it from being decoded. */
export function decodeLoosely(text: string, encoding: SignatureEncoding): Uint8Array {
  try {
    return encoding === "hex"
      ? Uint8Array.from(text.match(/../g) ?? [], (digits) => parseInt(digits, 16))
      : Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (unit) => unit.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** The text for some bytes in the form most senders print: base64 padded, base64url not, hex in lower case. */
export function encodeSignature(bytes: Uint8Array, encoding: SignatureEncoding): string {
  if (encoding === "hex") return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = btoa(String.fromCharCode(...bytes));
  return encoding === "base64" ? text : text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
