import { verifyDigest } from "#crypto";
import type { Hash } from "../crypto/hash.js";
import { REPEATED } from "../headers.js";
import { decodeSignature, type SignatureEncoding } from "./encoding.js";
import type { SignatureFault, SignatureScheme, SignedRequest } from "./scheme.js";
import { createSecretSource, type SecretOptions } from "./secret.js";

/** An HMAC (RFC 2104) in a header. */
export interface HmacDescription {
  /** The header that carries the signature. */
  readonly header: string;
  readonly hash: Hash;
  readonly encoding: SignatureEncoding;
  /** What stands before the signature in the header, such as `sha256=`; it says nothing about the encoding. */
  readonly prefix: string;
  /** What is signed: the raw body and nothing else. */
  readonly signed: "{body}";
}

/** The scheme of senders who sign the body, and nothing else, with an HMAC in one header. */
export function hmac(description: HmacDescription): SignatureScheme<SecretOptions> {
  const { header, hash } = description;
  const name = header.toLowerCase();
  return {
    createVerifier({ secret }, variable) {
      const source = createSecretSource(secret, variable);
      return (request) => {
        const digest = readDigest(request, name, description);
        if (typeof digest === "string") return digest;
        // All secrets are tried, so that the time does not tell which of them it was.
        const check = (secrets: readonly string[]) =>
          findFault(secrets.map((candidate) => verifyDigest(hash, candidate, request.body, digest)));
        return typeof source === "function" ? source(request).then(check) : check(source);
      };
    },
    hmac: description,
  };
}

/** Waits for what has to be waited for and for nothing else: on Node.js a check is done at once. */
function findFault(
  checks: readonly (boolean | Promise<boolean>)[],
): SignatureFault | undefined | Promise<SignatureFault | undefined> {
  if (checks.some((check) => check instanceof Promise)) return Promise.all(checks).then(findFault);
  return checks.includes(true) ? undefined : "signature_mismatch";
}

function readDigest(
  { headers }: SignedRequest,
  name: string,
  { prefix, encoding }: HmacDescription,
): Uint8Array | SignatureFault {
  const value = headers.read(name);
  if (value === undefined || value === "") return "signature_missing";
  if (value === REPEATED || value.includes(",", prefix.length)) return "signature_repeated";
  const digest = value.startsWith(prefix) ? decodeSignature(value.slice(prefix.length), encoding) : undefined;
  return digest ?? "signature_malformed";
}
