import { toBytes, type BodyFault } from "./body.js";
import type { HeaderReader } from "./headers.js";
import { later } from "./later.js";

const loadStream = later(() => import("./body-stream.js"));

/** What reading a body may cost. */
export interface BodyLimits {
  readonly maxBodyBytes: number;
  /** For how many milliseconds no byte may come. */
  readonly bodyTimeout: number;
}

/** A stream whose first chunk has been asked for. */
export interface StartedStream {
  readonly iterator: AsyncIterator<unknown>;
  readonly first: Promise<IteratorResult<unknown>>;
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
    return isTooLarge ? "body_too_large" : readStarted(startStream(body), limits);
  }
  // A text has at least as many bytes as UTF-16 units, so a huge one need not be encoded to be refused.
  if (typeof body === "string" && body.length > maxBytes) return "body_too_large";
  const bytes = toBytes(body);
  if (bytes === undefined) return "body_already_read";
  return bytes.length > maxBytes ? "body_too_large" : bytes;
}

async function readStarted(
  stream: StartedStream | undefined,
  limits: BodyLimits,
): Promise<Uint8Array | BodyFault> {
  return stream === undefined ? "body_unreadable" : (await loadStream()).readStream(stream, limits);
}

/** Asks for the first chunk at once: a stream that something else listens to would lose it at the next tick. */
function startStream(stream: AsyncIterable<unknown>): StartedStream | undefined {
  try {
    const iterator = stream[Symbol.asyncIterator]();
    const first = iterator.next();
    // It is looked at later.
    first.catch(() => undefined);
    return { iterator, first };
  } catch {
    return undefined;
  }
}

function isStream(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}
