import type { HeaderReader } from "../headers.js";

/** What a scheme may look at: the request as it came, with the bytes of its body. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string | undefined;
  readonly headers: HeaderReader;
  readonly body: Uint8Array;
}

/** Why a signature does not count. */
export type SignatureFault =
  "signature_missing" | "signature_repeated" | "signature_malformed" | "signature_mismatch";

/**
 * Checks one request: `undefined` when it is genuine. What it throws means that it could not be checked, not
 * that it is wrong.
 */
export type SignatureVerifier = (
  request: SignedRequest,
) => SignatureFault | undefined | Promise<SignatureFault | undefined>;

/**
 * A way to sign deliveries. `Options` is what its user has to provide: it becomes part of the options of
 * `createReceiver` and `verifySignature`, so a scheme that needs a secret, a function or nothing says so here.
 */
export interface SignatureScheme<Options extends object = object> {
  /**
   * Checks the options, once, and gives the function that checks requests.
   *
   * @param variable the environment variable the documentation suggests, for messages
   * @throws TypeError when the options cannot work
   */
  createVerifier(options: Options, variable?: string): SignatureVerifier;
  /** The headers that sign a body, for tests. */
  sign(body: Uint8Array, secret: string): Promise<Record<string, string>>;
}
