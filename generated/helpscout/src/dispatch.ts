import { lateError, outcomeOf } from "./errors.js";
import type { Delivery } from "./event-types.js";
import type { Hooks } from "./hooks.js";
import type { Registration } from "./registry.js";

/** How handlers ended, the one that counts most first: to switch off, to try again, nothing more to do. */
export type Outcome = "deactivated" | "handler_failed" | undefined;

/**
 * Starts all handlers together and waits for all; each failure is told of once, as it happens.
 *
 * @param isLate whether the sender has its answer already, so that `Deactivate` is a failure like others
 */
export function dispatch(
  registrations: readonly Registration[],
  delivery: Delivery,
  hooks: Hooks,
  isLate: boolean,
): Promise<Outcome> {
  const run = ({ handler }: Registration) => runHandler(handler, delivery, hooks, isLate);
  const [only] = registrations;
  // Most events have one handler, and for one Promise.all would cost as much as everything else here.
  if (only !== undefined && registrations.length === 1) return run(only);
  return Promise.all(registrations.map(run)).then(findWorst);
}

function findWorst(outcomes: readonly Outcome[]): Outcome {
  return outcomes.find((outcome) => outcome === "deactivated") ?? outcomes.find(Boolean);
}

function runHandler(
  handler: Registration["handler"],
  delivery: Delivery,
  hooks: Hooks,
  isLate: boolean,
): Promise<Outcome> {
  const fail = async (error: unknown): Promise<Outcome> => {
    const outcome = outcomeOf(error) ?? "handler_failed";
    if (outcome === "discarded") return undefined;
    if (outcome === "handler_failed") await hooks.fail(error, delivery);
    else if (isLate) await hooks.fail(lateError(outcome, error), delivery);
    return outcome;
  };
  try {
    return Promise.resolve(handler(delivery)).then(() => undefined, fail);
  } catch (error) {
    return fail(error);
  }
}
