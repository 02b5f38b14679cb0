import { withQuery } from "../query.js";
import type { TokenDescription } from "../signature/token.js";
import type { SecretSigning, Signer } from "./signer.js";

/** Sends the token along, where `token` looks for it. */
export function signToken(description: TokenDescription): Signer<SecretSigning> {
  return async ({ url }, { secret }) => {
    if ("query" in description) return { headers: {}, url: withQuery(url, description.query, secret) };
    return { headers: { [description.header]: description.prefix + secret } };
  };
}
