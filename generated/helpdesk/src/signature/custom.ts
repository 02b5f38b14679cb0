import type { SignatureScheme } from "./scheme.js";

/** A request whose sender is to be checked. */
export interface RequestToVerify {
  readonly method: string;
  /** As the platform gives it: path and query under Node, absolute on fetch platforms. */
  readonly url: string | undefined;
  readonly headers: Headers;
  /** The raw bytes: what a signature covers. */
  readonly body: Uint8Array;
}

/** The options of a scheme that the spec does not describe. */
export interface CustomOptions {
  /**
   * Decides whether a request is genuine; it may be async. Only `true` counts: anything else gets 401. What it
   * throws makes the request a 500 and calls `onError`. Compare signatures in constant time, over `body` as it
   * is, before it is parsed.
   */
  readonly verify: (request: RequestToVerify) => boolean | Promise<boolean>;
}

/** The scheme of senders whose spec does not say how they sign: the receiver's owner says it. */
export function custom(): SignatureScheme<CustomOptions> {
  return {
    createVerifier({ verify }) {
      if (typeof verify !== "function") {
        throw new TypeError(
          "`verify` must be a function that tells whether a request is genuine: the spec does not say how " +
            "requests are signed, and nothing is valid for want of a check.",
        );
      }
      return async ({ method, url, headers, body }) => {
        const isGenuine = await verify({ method, url, headers: headers.web, body });
        return isGenuine === true ? undefined : "signature_mismatch";
      };
    },
  };
}
