/**
 * The raw bytes of a request: as they are, as the text they stand for, or as a stream of chunks, which is
 * read only as far as `maxBodyBytes` and `bodyTimeout` allow. An adapter that finds them gone says so with a `BodyAlreadyRead`.
 */
export type RequestBody = Uint8Array | string | AsyncIterable<Uint8Array> | BodySource | BodyAlreadyRead;

/** What reading a body may cost. */
export interface BodyLimits {
  readonly maxBodyBytes: number;
  /** For how many milliseconds no byte may come. */
  readonly bodyTimeout: number;
}

/** How many times `bodyTimeout` a whole body may take: who drips is cut off, as is who stalls. */
export const WHOLE_BODY = 10;

/** Why there are no bytes to check, where the sender is the reason. */
export type BodyFault = "body_timeout" | "body_too_large" | "body_unreadable";

/** The bytes of a body, or why there are none. */
export type BodyReading = Uint8Array | BodyFault | BodyAlreadyRead;

/** The member by which a `BodySource` is read: the same in all copies of this code that a process may hold. */
export const READ: unique symbol = Symbol.for("hookstep:read");

/** A body that its adapter reads, in the way that costs least on its platform. */
export interface BodySource {
  /** Keeps within the limits; never rejects. */
  [READ](limits: BodyLimits): Promise<BodyReading>;
}

/**
 * What an adapter passes as `body` when something before it has read the bytes. Parsing a body and printing
 * it again gives other bytes, so the signature cannot be checked any more; the message says what to change.
 */
export class BodyAlreadyRead extends Error {
  override readonly name = "BodyAlreadyRead";
}

/** What is wrong with a body that is neither bytes nor text. */
export const NOT_BYTES =
  "`body` must be the raw bytes: a parsed body that is printed again has another signature";

const decoder = new TextDecoder();

/** The text of a body: UTF-8 without its byte order mark, an invalid byte as U+FFFD. */
export function decodeBody(body: Uint8Array): string {
  return decoder.decode(body);
}

/** The bytes of a text, or the bytes themselves; `undefined` for anything else. No body at all is an empty one. */
export function toBytes(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body;
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (body === undefined || body === null) return new Uint8Array();
  return ArrayBuffer.isView(body) ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength) : undefined;
}

/**
 * As `toBytes`, for callers who have nothing to answer.
 *
 * @throws TypeError for what is neither bytes nor text
 */
export function assertBytes(body: unknown): Uint8Array {
  const bytes = toBytes(body);
  if (bytes === undefined) throw new TypeError(NOT_BYTES);
  return bytes;
}
