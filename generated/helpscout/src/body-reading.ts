import { readStream } from "./body-stream.js";
import { toBytes, type BodyFault } from "./body.js";
import type { HeaderReader } from "./headers.js";

/** What reading a body may cost. */
export interface BodyLimits {
  readonly maxBodyBytes: number;
  /** For how many milliseconds no byte may come. */
  readonly bodyTimeout: number;
}

/**
 * All bytes of a body, unless there are more than `maxBodyBytes` of them: then the rest is not read, and nothing
 * at all when `content-length` already says so.
 */
export function readBody(
  body: unknown,
  headers: HeaderReader,
  limits: BodyLimits,
): Uint8Array | BodyFault | Promise<Uint8Array | BodyFault> {
  const maxBytes = limits.maxBodyBytes;
  if (isStream(body)) {
    const declared = headers.read("content-length");
    const isTooLarge = typeof declared === "string" && Number(declared) > maxBytes;
    return isTooLarge ? "body_too_large" : readStream(body, limits);
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
