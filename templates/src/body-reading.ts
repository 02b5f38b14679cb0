import {
  BodyAlreadyRead,
  NOT_BYTES,
  READ,
  toBytes,
  type BodyLimits,
  type BodyReading,
  type BodySource,
} from "./body.js";
import type { HeaderReader } from "./headers.js";
import { later } from "./later.js";

const loadStream = later(() => import("./body-stream.js"));

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
): BodyReading | Promise<BodyReading> {
  const maxBytes = limits.maxBodyBytes;
  const isStream = has(body, Symbol.asyncIterator);
  if (isStream || has(body, READ)) {
    const declared = headers.read("content-length");
    if (typeof declared === "string" && Number(declared) > maxBytes) return "body_too_large";
    return isStream ? readStream(body as AsyncIterable<unknown>, limits) : (body as BodySource)[READ](limits);
  }
  // A text has at least as many bytes as UTF-16 units, so a huge one need not be encoded to be refused.
  if (typeof body === "string" && body.length > maxBytes) return "body_too_large";
  const bytes = toBytes(body);
  if (bytes === undefined)
    return body instanceof Error ? (body as BodyAlreadyRead) : new BodyAlreadyRead(NOT_BYTES);
  return bytes.length > maxBytes ? "body_too_large" : bytes;
}

/** Bytes have neither: V8 takes long to look for a member in a typed array. */
function has(body: unknown, member: symbol): boolean {
  return typeof body === "object" && body !== null && !(body instanceof Uint8Array) && member in body;
}

/** Asks for the first chunk at once: a stream that something else listens to would lose it at the next tick. */
async function readStream(stream: AsyncIterable<unknown>, limits: BodyLimits): Promise<BodyReading> {
  let started: StartedStream | undefined;
  try {
    const iterator = stream[Symbol.asyncIterator]();
    const first = iterator.next();
    // It is looked at later.
    first.catch(() => undefined);
    started = { iterator, first };
  } catch {}
  return (await loadStream()).readStarted(started, limits);
}
