import type { ReceiveResult } from "../answers.js";
import type { Hash } from "../crypto/hash.js";
import type { HeaderReader } from "../headers.js";
import type { SignatureEncoding } from "./encoding.js";
import type { KeyForm } from "./key.js";

/** What a scheme may look at: the request as it came, with the bytes of its body. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string | undefined;
  readonly headers: HeaderReader;
  readonly body: Uint8Array;
}

/**
 * Why a request is not believed. The faults of a timestamp or an id are those of a signature that covers one;
 * `timestamp_expired` is told of genuine signatures only, whether too old or ahead of this clock.
 */
export type SignatureFault =
  | "signature_missing"
  | "signature_repeated"
  | "signature_malformed"
  | "signature_mismatch"
  | "timestamp_missing"
  | "timestamp_malformed"
  | "timestamp_expired"
  | "id_missing"
  | "id_malformed";

/**
 * Checks one request: `undefined` when it is genuine. What it throws means that it could not be checked, not
 * that it is wrong.
 */
export type SignatureVerifier = (
  request: SignedRequest,
) => SignatureFault | undefined | Promise<SignatureFault | undefined>;

/** What a diagnosis has to know of an HMAC. */
export interface HmacFacts {
  readonly header: string;
  readonly hash: Hash;
  readonly encoding: SignatureEncoding;
  readonly prefix: string;
  /** What separates several signatures. */
  readonly separator?: string;
  /** How a secret stands for a key; by its UTF-8 bytes when left out. */
  readonly secret?: KeyForm;
  /** What is signed of a request, `undefined` where it lacks a part of that; the body when left out. */
  messageOf?(request: SignedRequest): Uint8Array | undefined;
}

/**
 * A way to tell who sent a delivery. `Options` is what its user has to provide: it becomes part of the options
 * of `createReceiver` and `verifySignature`, so a scheme that needs a secret, a function or nothing says so here.
 */
export interface SignatureScheme<Options extends object = object> {
  /**
   * Checks the options, once, and gives the function that checks requests.
   *
   * @param variable the environment variable the documentation suggests, for messages
   * @throws TypeError when the options cannot work
   */
  createVerifier(options: Options, variable?: string): SignatureVerifier;
  /** Where requests carry the secret itself: a copy of their headers without it, for what may end up in a log. */
  withoutSecret?(headers: Headers, options: Options): Headers;
  /** The answer to a request that is not believed, with `WWW-Authenticate` (RFC 9110, 11.6.1). */
  challenge?(answer: ReceiveResult, options: Options): ReceiveResult;
  /** What an HMAC is of and how it is written, where the scheme is one: for `diagnose`. */
  readonly hmac?: HmacFacts;
}
