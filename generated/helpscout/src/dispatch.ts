import { Deactivate, Discard } from "./errors.js";
import type { Delivery } from "./event-types.js";
import type { Hooks } from "./hooks.js";
import type { Registration } from "./registry.js";

/** How handlers ended, the one that counts most first: to switch off, to try again, nothing more to do. */
export type Outcome = "deactivated" | "handler_failed" | "done";

/** Starts all handlers together and waits for all; each failure is told of once, as it happens. */
export async function dispatch(
  registrations: readonly Registration[],
  delivery: Delivery,
  hooks: Hooks,
): Promise<Outcome> {
  const outcomes = await Promise.all(
    registrations.map(({ handler }) => runHandler(handler, delivery, hooks)),
  );
  if (outcomes.includes("deactivated")) return "deactivated";
  return outcomes.includes("handler_failed") ? "handler_failed" : "done";
}

async function runHandler(
  handler: Registration["handler"],
  delivery: Delivery,
  hooks: Hooks,
): Promise<Outcome> {
  try {
    await handler(delivery);
    return "done";
  } catch (error) {
    if (error instanceof Deactivate) return "deactivated";
    if (error instanceof Discard) return "done";
    await hooks.fail(error, delivery);
    return "handler_failed";
  }
}
