import type { Signer } from "./signer.js";

/** Signs nothing, as the sender does. */
export function signNone(): Signer<Record<never, never>> {
  return async () => ({ headers: {} });
}
