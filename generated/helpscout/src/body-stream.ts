import { toBytes, type BodyFault } from "./body.js";
import type { BodyLimits, StartedStream } from "./body-reading.js";
import { within } from "./time-limit.js";

/** How many times `bodyTimeout` a whole body may take: who drips is cut off, as is who stalls. */
const WHOLE_BODY = 10;

/** All bytes of a stream, within the limits. Reading that stalls is given up, not waited for. */
export async function readStream(
  { iterator, first }: StartedStream,
  { maxBodyBytes, bodyTimeout }: BodyLimits,
): Promise<Uint8Array | BodyFault> {
  const end = Date.now() + WHOLE_BODY * bodyTimeout;
  let bytes = new Uint8Array() as Uint8Array;
  let length = 0;
  try {
    for (let next = first; ; next = iterator.next()) {
      const step = Date.now() <= end ? await within(bodyTimeout, next) : undefined;
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
    iterator.return?.().catch(() => undefined);
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
