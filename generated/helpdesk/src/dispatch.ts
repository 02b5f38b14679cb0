import { Deactivate, Discard } from "./errors.js";
import type { Delivery } from "./event-types.js";
import type { Hooks } from "./hooks.js";
import type { Registration } from "./registry.js";

/** How handlers ended, the one that counts most first: to switch off, to try again, nothing more to do. */
export type Outcome = "deactivated" | "handler_failed" | "done";

/** Starts all handlers together and waits for all; each failure is told of once, as it happens. */
export function dispatch(
  registrations: readonly Registration[],
  delivery: Delivery,
  hooks: Hooks,
): Promise<Outcome> {
  const runs = registrations.map(({ handler }) => runHandler(handler, delivery, hooks));
  const [only] = runs;
  // Most events have one handler, and for one Promise.all would cost as much as everything else here.
  return only !== undefined && runs.length === 1 ? only : Promise.all(runs).then(findWorst);
}

function findWorst(outcomes: readonly Outcome[]): Outcome {
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
