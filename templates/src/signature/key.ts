import { keepLast } from "../crypto/keep-last.js";
import { decodeSignature, type SignatureEncoding } from "./encoding.js";
import type { SignedRequest } from "./scheme.js";
import { createSecretSource, type Secret } from "./secret.js";

/** How the text of a secret stands for the bytes of a key, where it is not by its UTF-8 bytes. */
export interface KeyForm {
  readonly encoding: SignatureEncoding;
  /** What may stand before the encoded bytes and is no part of them, such as `whsec_`. */
  readonly prefix: string;
}

/** A key for an HMAC. A text stands for its UTF-8 bytes. */
export type Key = string | Uint8Array;

/** The keys that count: always the same ones, or those that a function gives for a request. */
export type KeySource = readonly Key[] | ((request: SignedRequest) => Promise<readonly Key[]>);

/** Kept, since what is made of a key is kept for the same bytes, not for others like them. */
const keysOf = keepLast((form: KeyForm | undefined) => keepLast((text: string) => toKey(text, form)));

/**
 * As `createSecretSource`, for keys that are written in a form of their own.
 *
 * @throws TypeError when there is no usable secret, or one is not in that form
 */
export function createKeySource(
  secret: Secret,
  variable: string | undefined,
  form: KeyForm | undefined,
): KeySource {
  const source = createSecretSource(secret, variable);
  const toKeys = (secrets: readonly string[]): readonly Key[] => secrets.map(keysOf(form));
  return typeof source === "function" ? (request) => source(request).then(toKeys) : toKeys(source);
}

/**
 * The key that a secret stands for.
 *
 * @throws TypeError when it is not in the form; the message does not hold the secret
 */
export function toKey(secret: string, form: KeyForm | undefined): Key {
  if (form === undefined) return secret;
  const { encoding, prefix } = form;
  const key = decodeSignature(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, encoding);
  if (key !== undefined && key.length > 0) return key;
  const after = prefix === "" ? "" : `, after ${JSON.stringify(prefix)} where it begins with that`;
  throw new TypeError(`\`secret\` must be a key in ${encoding}${after}, as the sender shows it`);
}
