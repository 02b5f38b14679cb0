import { lateError, outcomeOf } from "./errors.js";
import type { Delivery } from "./event-types.js";
import type { Hooks } from "./hooks.js";
import type { Registration } from "./registry.js";
import { isPending } from "./when-ready.js";

/** How handlers ended, the one that counts most first: to switch off, to try again, nothing more to do. */
export type Outcome = "deactivated" | "handler_failed" | undefined;

/**
 * Starts all handlers together and waits for all, if any has to be waited for; each failure is told of once, as it happens.
 *
 * @param isLate whether the sender has its answer already, so that `Deactivate` is a failure like others
 * @param finish makes of how they ended what is given back
 */
export function dispatch<Result>(
  registrations: readonly Registration[],
  delivery: Delivery,
  hooks: Hooks,
  isLate: boolean,
  finish: (outcome: Outcome) => Result,
): Result | Promise<Result> {
  const [only] = registrations;
  // Most events have one handler, and for one Promise.all would cost as much as everything else here.
  if (only !== undefined && registrations.length === 1)
    return runHandler(only, delivery, hooks, isLate, finish);
  const run = (each: Registration) => runHandler(each, delivery, hooks, isLate, (outcome) => outcome);
  return Promise.all(registrations.map(run)).then((outcomes) => finish(findWorst(outcomes)));
}

function findWorst(outcomes: readonly Outcome[]): Outcome {
  return outcomes.find((outcome) => outcome === "deactivated") ?? outcomes.find(Boolean);
}

function runHandler<Result>(
  { handler }: Registration,
  delivery: Delivery,
  hooks: Hooks,
  isLate: boolean,
  finish: (outcome: Outcome) => Result,
): Result | Promise<Result> {
  const fail = async (error: unknown): Promise<Result> => {
    const outcome = outcomeOf(error) ?? "handler_failed";
    if (outcome === "discarded") return finish(undefined);
    if (outcome === "handler_failed") await hooks.fail(error, delivery);
    else if (isLate) await hooks.fail(lateError(outcome, error), delivery);
    return finish(outcome);
  };
  try {
    const returned = handler(delivery);
    if (isPending(returned)) return Promise.resolve(returned).then(() => finish(undefined), fail);
  } catch (error) {
    return fail(error);
  }
  return finish(undefined);
}
