/** A delivery that is to be signed, for tests. */
export interface UnsignedRequest {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array;
}

/** What a signature adds to a delivery. */
export interface SignedParts {
  readonly headers: Record<string, string>;
  /** The URL, where the proof of the sender is in it. */
  readonly url?: string;
}

/** Signs a delivery as the sender does. `Signing` is what a test has to give for that, such as the secret. */
export type Signer<Signing extends object> = (
  request: UnsignedRequest,
  signing: Signing,
) => Promise<SignedParts>;

/** What a test signs with where the sender has a secret. */
export interface SecretSigning {
  /** The secret to sign with: the receiver's. */
  readonly secret: string;
}
