import { WHOLE_BODY, type BodyFault, type BodyLimits } from "./body.js";
import { BodyBytes } from "./body-bytes.js";
import type { StartedStream } from "./body-reading.js";
import { within } from "./time-limit.js";

/**
 * All bytes of a stream, within the limits. Reading that stalls is given up, not waited for.
 *
 * @param started `undefined` for a stream that could not be started
 */
export async function readStarted(
  started: StartedStream | undefined,
  { maxBodyBytes, bodyTimeout }: BodyLimits,
): Promise<Uint8Array | BodyFault> {
  if (started === undefined) return "body_unreadable";
  const { iterator, first } = started;
  const end = Date.now() + WHOLE_BODY * bodyTimeout;
  const bytes = new BodyBytes(maxBodyBytes);
  try {
    for (let next = first; ; next = iterator.next()) {
      const step = Date.now() <= end ? await within(bodyTimeout, next) : undefined;
      if (step === undefined) return "body_timeout";
      if (step.done === true) return bytes.all;
      const fault = bytes.add(step.value);
      if (fault !== undefined) return fault;
    }
  } catch {
    return "body_unreadable";
  } finally {
    iterator.return?.().catch(() => undefined);
  }
}
