import type { Encoding, hashes } from "./signature-model.js";

/** Where a text stands in a request: a header, a parameter of the query, or the place of a JSON pointer in the body. */
export type RequestPlace =
  { readonly header: string } | { readonly query: string } | { readonly body: string };

/** What has to stand somewhere, or must not; anything at all where `is` is left out. */
export type HandshakeCondition = RequestPlace & { readonly is?: string; readonly absent?: true };

/**
 * What an answer holds: what stands in the request, the token that proves its sender, an HMAC of what stands there by
 * the secret, or a text.
 */
export type AnswerValue =
  | string
  | RequestPlace
  | { readonly token: true }
  | { readonly hmac: RequestPlace; readonly hash: (typeof hashes)[number]; readonly encoding: Encoding };

/** What a sender asks when a subscription is made, and what it gets. */
export interface HandshakeModel {
  readonly method: "GET" | "HEAD" | "POST";
  /** What makes a request one; all of it. With HEAD there need be nothing: it is never a delivery. */
  readonly when: readonly HandshakeCondition[];
  /** Whether it is signed as deliveries are. */
  readonly signed: boolean;
  /** Where a token stands, and the option of the receiver that it has to equal. */
  readonly token?: RequestPlace & { readonly option: "secret" | "verifyToken" };
  readonly respond: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, AnswerValue>>;
    readonly text?: AnswerValue;
    readonly json?: Readonly<Record<string, AnswerValue>>;
  };
}
