import { encodeSignature } from "../signature/encoding.js";
import type { Signer } from "./signer.js";

/** What a test authenticates with. */
export interface BasicSigning {
  readonly user: string;
  readonly password: string;
}

/** Authenticates as `basic` checks. */
export function signBasic(): Signer<BasicSigning> {
  return async (_request, { user, password }) => {
    const credentials = encodeSignature(new TextEncoder().encode(`${user}:${password}`), "base64");
    return { headers: { Authorization: `Basic ${credentials}` } };
  };
}
