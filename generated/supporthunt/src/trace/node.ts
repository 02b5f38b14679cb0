import type { DeliveryStep } from "./step.js";

const NAME = "hookstep:delivery";

/** Made when first needed, and not imported: a process would wait for that at its start. */
let channels: ReturnType<typeof createChannels> | undefined;

/** None where the platform has no such function: what nobody can listen to decides nothing. */
function createChannels() {
  const { channel, tracingChannel } = process.getBuiltinModule?.("node:diagnostics_channel") ?? {};
  return { steps: channel?.(NAME), tracing: tracingChannel?.(NAME) };
}

/** Publishes a step on the channel `hookstep:delivery`, if somebody has subscribed to it. */
export function publishStep(describe: () => DeliveryStep): void {
  const { steps } = (channels ??= createChannels());
  if (steps?.hasSubscribers) steps.publish(describe());
}

/**
 * Runs what answers a request, inside the tracing channel `hookstep:delivery` if somebody has subscribed to that:
 * the context's `result` is the answer.
 */
export function traceReceive<T>(run: () => T | Promise<T>): T | Promise<T> {
  const { tracing } = (channels ??= createChannels());
  return tracing?.hasSubscribers ? tracing.tracePromise(async () => run(), {}) : run();
}
