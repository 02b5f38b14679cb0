import { verifySignatureText } from "#crypto";
import type { Hash } from "../crypto/hash.js";
import { REPEATED } from "../headers.js";
import { whenReady } from "../when-ready.js";
import { isCanonical, type SignatureEncoding } from "./encoding.js";
import type { SignatureScheme } from "./scheme.js";
import { createSecretSource, secretsFor, type SecretOptions } from "./secret.js";

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
  const { header, hash, encoding, prefix } = description;
  const name = header.toLowerCase();
  return {
    createVerifier({ secret }, variable) {
      const source = createSecretSource(secret, variable);
      return (request) => {
        const value = request.headers.read(name);
        if (value === undefined || value === "") return "signature_missing";
        if (value === REPEATED || value.includes(",", prefix.length)) return "signature_repeated";
        if (!value.startsWith(prefix)) return "signature_malformed";
        const text = value.slice(prefix.length);
        // What is right is canonical. A function is not asked for the secret of what cannot be right.
        if (typeof source === "function" && !isCanonical(text, encoding)) return "signature_malformed";
        const isRight = whenReady(secretsFor(source, request), (secrets) =>
          verifySignatureText(hash, secrets, request.body, text, encoding),
        );
        return whenReady(isRight, (isGenuine) => {
          if (isGenuine === true) return undefined;
          return isCanonical(text, encoding) ? "signature_mismatch" : "signature_malformed";
        });
      };
    },
    hmac: description,
  };
}
