import { toBytes, type BodyFault } from "./body.js";
import type { HeaderReader } from "./headers.js";
import { within } from "./time-limit.js";

/** How many times `bodyTimeout` a whole body may take: who drips is cut off, as is who stalls. */
const WHOLE_BODY = 10;

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

/** Reading that stalls is given up, not waited for. */
async function readStream(
  stream: AsyncIterable<unknown>,
  { maxBodyBytes, bodyTimeout }: BodyLimits,
): Promise<Uint8Array | BodyFault> {
  const end = Date.now() + WHOLE_BODY * bodyTimeout;
  let bytes = new Uint8Array() as Uint8Array;
  let length = 0;
  let iterator: AsyncIterator<unknown> | undefined;
  try {
    iterator = stream[Symbol.asyncIterator]();
    for (;;) {
      const step = Date.now() <= end ? await within(bodyTimeout, iterator.next()) : undefined;
      if (step === undefined) return "body_timeout";
      if (step.done === true) return bytes.subarray(0, length);
      const chunk = toBytes(step.value);
      if (chunk === undefined) return "body_unreadable";
      if (length + chunk.length > maxBodyBytes) return "body_too_large";
      bytes = length === 0 ? chunk : append(bytes, length, chunk);
      length += chunk.length;
    }
  } catch {
    return "body_unreadable";
  } finally {
    iterator?.return?.().catch(() => undefined);
  }
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
