import { createDigest } from "#crypto";
import { encodeSignature } from "../signature/encoding.js";
import type { HmacDescription } from "../signature/hmac.js";
import type { SecretSigning, Signer } from "./signer.js";

/** Signs as `hmac` checks. */
export function signHmac({ header, hash, encoding, prefix }: HmacDescription): Signer<SecretSigning> {
  return async ({ body }, { secret }) => {
    const digest = await createDigest(hash, secret, body);
    return { headers: { [header]: prefix + encodeSignature(digest, encoding) } };
  };
}
