/** Marks what handlers throw on purpose: the same in all copies of this code that a process may hold. */
const OUTCOME: unique symbol = Symbol.for("hookstep:outcome");

/**
 * Throw it in a handler to have the sender switch this webhook off: the request is answered with the status
 * the sender takes for that, 410 unless its description says otherwise. When several handlers ran, it wins
 * over any other outcome.
 *
 * @example
 * receiver.on("order.created", async ({ payload }) => {
 *   if (await isClosed(payload.id)) throw new Deactivate("the shop is closed");
 * });
 */
export class Deactivate extends Error {
  override readonly name = "Deactivate";
  /** @hidden */
  readonly [OUTCOME] = "deactivated";
}

/**
 * Throw it in a handler to give a delivery up: the request is answered as if it had been handled, so the
 * sender does not try again, and `onError` is not called.
 */
export class Discard extends Error {
  override readonly name = "Discard";
  /** @hidden */
  readonly [OUTCOME] = "discarded";
}

/** What a handler meant by what it threw; `undefined` when that is a failure. It may have thrown anything. */
export function outcomeOf(error: unknown): "deactivated" | "discarded" | undefined {
  return (error as Partial<Deactivate | Discard> | null | undefined)?.[OUTCOME];
}

/** What `onError` gets for an answer that came after the sender had got another. */
export function lateError(code: string, cause?: unknown): Error {
  return new Error(`${code}: too late to say so, after \`ack: "before"\``, {
    cause,
  });
}
