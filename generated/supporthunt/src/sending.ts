import type { Signer } from "./signing/signer.js";

/** How a sender writes its requests: what `spec/sending.ts` states, for deliveries made for tests. */
export interface SendingDescription {
  /** Gives the body of a payload, as the sender would write it. */
  readonly encode: (payload: unknown) => string;
  /**
   * What proves the sender: a signature made with a secret, the secret itself, a user and a password, or nothing
   * that the spec knows of.
   */
  readonly proof: "none" | "password" | "signature" | "token";
  /** Headers of every request, beside those that name the event and sign it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Signs a delivery. */
  readonly sign: Signer<never>;
}
