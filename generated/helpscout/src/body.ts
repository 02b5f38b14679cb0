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
  if (bytes === undefined)
    throw new TypeError("`body` must be the raw bytes or their text, not a parsed object");
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
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const item of stream) {
      const chunk = toBytes(item);
      if (chunk === undefined) return "body_unreadable";
      length += chunk.length;
      if (length > maxBytes) return "body_too_large";
      chunks.push(chunk);
    }
  } catch {
    return "body_unreadable";
  }
  return joinChunks(chunks, length);
}

function joinChunks(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
