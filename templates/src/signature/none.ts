import type { SignatureScheme } from "./scheme.js";

/** The options of a scheme that proves nothing. */
export interface UnsignedOptions {
  /**
   * Says that you know: this sender proves nothing about itself, so anyone who knows the URL can make a
   * delivery. Keep the URL secret, or let only the sender's addresses through.
   */
  readonly signature: "none";
}

/** The scheme of senders who do not sign. It is never in force by default: the receiver's owner asks for it. */
export function none(): SignatureScheme<UnsignedOptions> {
  return {
    createVerifier({ signature }) {
      if (signature !== "none") {
        throw new TypeError(
          '`signature` must be "none": this sender does not sign its deliveries, and nothing is checked unless ' +
            "you say that you accept that.",
        );
      }
      return () => undefined;
    },
  };
}
