import { channel, tracingChannel } from "node:diagnostics_channel";
import type { DeliveryStep } from "./step.js";

const NAME = "hookstep:delivery";
const steps = channel(NAME);
const tracing = tracingChannel(NAME);

/** Publishes a step on the channel `hookstep:delivery`, if somebody has subscribed to it. */
export function publishStep(describe: () => DeliveryStep): void {
  if (steps.hasSubscribers) steps.publish(describe());
}

/**
 * Runs what answers a request, inside the tracing channel `hookstep:delivery` if somebody has subscribed to that:
 * the context's `result` is the answer.
 */
export function traceReceive<T>(run: () => T | Promise<T>): T | Promise<T> {
  return tracing.hasSubscribers ? tracing.tracePromise(async () => run(), {}) : run();
}
