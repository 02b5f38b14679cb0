import { describePlace, type TokenPlace } from "../signature/placed-token.js";
import type { SecretSigning, Signer } from "./signer.js";
import { signToken } from "./token.js";

/** What a test sends a token along with. */
export interface PlacedTokenSigning extends SecretSigning {
  /** Where to put the token: the receiver's `tokenIn`. Without it nothing is put anywhere. */
  readonly tokenIn: TokenPlace;
}

/** Sends the token along where its user says. */
export function signPlacedToken(): Signer<PlacedTokenSigning> {
  return async (request, signing) =>
    signing.tokenIn === undefined
      ? { headers: {} }
      : signToken(describePlace(signing.tokenIn))(request, signing);
}
