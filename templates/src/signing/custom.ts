import type { Signer } from "./signer.js";

/** How a test signs for a `verify` of its own. */
export interface CustomSigning {
  /** The headers that `verify` looks for. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends the headers that a test gives: how the sender signs is not known. */
export function signCustom(): Signer<CustomSigning> {
  return async (_request, { headers }) => ({ headers: { ...headers } });
}
