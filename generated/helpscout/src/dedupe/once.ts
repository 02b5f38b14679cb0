import { createAnswer, type ReceiveResult } from "../answers.js";
import { acknowledge, type ReceiverParts } from "../parts.js";
import { LONGEST_DELAY } from "../time-limit.js";
import { createKey } from "./key.js";
import type { DedupeSettings, DedupeSubject } from "./options.js";

/** The right to handle a delivery, to be given back. */
interface Lease {
  end(isDone: boolean): Promise<unknown>;
}

/**
 * Handles a delivery, unless the store says that this was done, or is being done. The store is told how it ended: a
 * delivery that was handled, or never can be, is done, any other is abandoned.
 *
 * @param run handles it
 */
export async function handleOnce(
  parts: ReceiverParts,
  settings: DedupeSettings,
  subject: DedupeSubject,
  run: () => ReceiveResult | Promise<ReceiveResult>,
): Promise<ReceiveResult> {
  const fail = (error: unknown) => parts.hooks.fail(error);
  const lease = await claim(settings, subject).catch(async (error: unknown) => {
    await fail(error);
    return "dedupe_unavailable" as const;
  });
  if (lease === "duplicate") return acknowledge(parts, lease);
  if (typeof lease === "string") return createAnswer(503, lease);
  const warning = setTimeout(
    () => void fail(new Error(describeOverrun(settings))),
    Math.min(settings.leaseMs, LONGEST_DELAY),
  );
  let isDone = false;
  try {
    const result = await run();
    isDone = result.status < 300 || result.code === "deactivated";
    return result;
  } finally {
    clearTimeout(warning);
    // The handlers have run: a store that fails now changes no answer.
    await lease.end(isDone).catch(fail);
  }
}

function describeOverrun({ leaseMs }: DedupeSettings): string {
  return (
    `Handlers take longer than \`leaseMs\` of \`dedupe\` (${leaseMs} ms): if the sender repeats the delivery now, they ` +
    "run a second time. Make it longer than they ever take, or have them put the work into a queue."
  );
}

async function claim(
  { store, leaseMs, ttlMs, key: keyOf = createKey }: DedupeSettings,
  subject: DedupeSubject,
): Promise<Lease | "busy" | "duplicate"> {
  const key = await keyOf(subject);
  if (typeof key !== "string" || key === "") throw new TypeError("`key` of `dedupe` must give a text");
  const state = await store.begin(key, leaseMs);
  if (state === "done") return "duplicate";
  if (state === "busy") return state;
  if (state !== "new")
    throw new TypeError(`\`begin\` of the store must give "new", "busy" or "done", not ${String(state)}`);
  return { end: async (isDone) => (isDone ? store.complete(key, ttlMs) : store.abandon(key)) };
}
