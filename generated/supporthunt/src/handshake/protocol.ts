import type { ReceiveResult } from "../answers.js";
import type { HeaderReader } from "../headers.js";
import type { SignatureVerifier, SignedRequest } from "../signature/scheme.js";

/** A request whose body is perhaps not read yet. */
export interface HandshakeRequest {
  readonly url: string | undefined;
  readonly headers: HeaderReader;
  readonly body?: Uint8Array;
}

/** How a receiver treats handshakes. */
export interface HandshakeParts {
  /** Whether a request that is no POST may be a handshake, as far as its URL and headers tell. */
  accepts(method: string, request: HandshakeRequest): boolean;
  /** Checks a request as the signature scheme does, or as handshakes are checked; and makes the answer ready. */
  readonly verify: SignatureVerifier;
  /** The answer to a request that `verify` let pass; `undefined` when it is no handshake. */
  answerTo(request: SignedRequest): ReceiveResult | undefined;
}

/** What a sender asks when a subscription is made. */
export interface Handshake<Options extends object = object> {
  /**
   * @param verify checks what is signed as deliveries are
   * @throws TypeError when an option cannot work
   */
  createParts(options: Options, verify: SignatureVerifier): HandshakeParts;
}
