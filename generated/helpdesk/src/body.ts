import type { HeaderReader } from "./headers.js";

/**
 * The raw bytes of a request: as they are, as the text they stand for, or as a stream of chunks, which is
 * read only as far as `maxBodyBytes` allows. An adapter that finds them gone says so with a `BodyAlreadyRead`.
 */
export type RequestBody = Uint8Array | string | AsyncIterable<Uint8Array> | BodyAlreadyRead;

/** Why there are no bytes to check. */
export type BodyFault = "body_already_read" | "body_too_large" | "body_unreadable";

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

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The text of a body: UTF-8 without its byte order mark, an invalid byte as U+FFFD. */
export function decodeBody(body: Uint8Array): string {
  return decoder.decode(body);
}

/** The bytes of a text, or the bytes themselves; `undefined` for anything else. No body at all is an empty one. */
function toBytes(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body;
  if (typeof body === "string") return encoder.encode(body);
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

/**
 * All bytes of a body, unless there are more than `maxBytes` of them: then the rest is not read, and nothing
 * at all when `content-length` already says so.
 */
export function readBody(
  body: unknown,
  headers: HeaderReader,
  maxBytes: number,
): Uint8Array | BodyFault | Promise<Uint8Array | BodyFault> {
  if (body instanceof Uint8Array) return body.length > maxBytes ? "body_too_large" : body;
  if (isStream(body)) {
    const declared = headers.read("content-length");
    const isTooLarge = typeof declared === "string" && Number(declared) > maxBytes;
    return isTooLarge ? "body_too_large" : readStream(body, maxBytes);
  }
  // A text has at least as many bytes as UTF-16 units, so a huge one need not be encoded to be refused.
  if (typeof body === "string" && body.length > maxBytes) return "body_too_large";
  const bytes = toBytes(body);
  if (bytes === undefined) return "body_already_read";
  return bytes.length > maxBytes ? "body_too_large" : bytes;
}

function isStream(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

async function readStream(stream: AsyncIterable<unknown>, maxBytes: number): Promise<Uint8Array | BodyFault> {
  let bytes = new Uint8Array() as Uint8Array;
  let length = 0;
  try {
    for await (const item of stream) {
      const chunk = toBytes(item);
      if (chunk === undefined) return "body_unreadable";
      if (length + chunk.length > maxBytes) return "body_too_large";
      bytes = length === 0 ? chunk : append(bytes, length, chunk);
      length += chunk.length;
    }
  } catch {
    return "body_unreadable";
  }
  return bytes.subarray(0, length);
}

/** Keeps one buffer rather than all chunks: a sender may make them one byte long, and an object of each. */
function append(bytes: Uint8Array, length: number, chunk: Uint8Array): Uint8Array {
  const needed = length + chunk.length;
  if (needed > bytes.length) {
    const larger = new Uint8Array(Math.max(needed, 2 * length));
    larger.set(bytes);
    bytes = larger;
  }
  bytes.set(chunk, length);
  return bytes;
}
