import type { Hash } from "../crypto/hash.js";
import type { SignatureEncoding } from "../signature/encoding.js";

/** Where a text stands in a request: a header, a parameter of the query, or the place of a JSON pointer in the body. */
export type Place = { readonly header: string } | { readonly query: string } | { readonly body: string };

/** What has to stand somewhere for a request to be a handshake, or must not; anything at all where `is` is left out. */
export type Condition = Place & { readonly is?: string; readonly absent?: true };

/**
 * What an answer holds: what stands in the request, the token that proves its sender, an HMAC of what stands there by
 * the secret, or a text.
 */
export type AnswerValue =
  | string
  | Place
  | { readonly token: true }
  | { readonly hmac: Place; readonly hash: Hash; readonly encoding: SignatureEncoding };

/** What the sender wants to read. */
export interface HandshakeAnswer {
  /** 200 when left out. */
  readonly status?: number;
  /** Headers, such as `X-Hook-Secret`, by name. */
  readonly headers?: Readonly<Record<string, AnswerValue>>;
  /** A body of plain text. */
  readonly text?: AnswerValue;
  /** A body of JSON, by member. */
  readonly json?: Readonly<Record<string, AnswerValue>>;
}

/** What a sender asks when a subscription is made, and what it gets. */
export interface HandshakeDescription {
  readonly method: "GET" | "HEAD" | "POST";
  /** What makes a request a handshake; all of it. */
  readonly when: readonly Condition[];
  /** Whether it is signed as deliveries are. */
  readonly signed: boolean;
  /** Where a token stands, and the option of the receiver that it has to equal. */
  readonly token?: Place & { readonly option: "secret" | "verifyToken" };
  readonly respond: HandshakeAnswer;
}
