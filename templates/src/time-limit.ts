/** The longest delay that timers take; they take a longer one for no delay at all. */
export const LONGEST_DELAY = 2 ** 31 - 1;

/** Runs a task after what has come in by now; without `setImmediate`, as in a worker, that is almost so. */
export const { setImmediate: afterInput = setTimeout }: { setImmediate?: (task: () => void) => unknown } =
  globalThis;

/**
 * What a promise gives, or `undefined` when it takes more than so many milliseconds; `Infinity` sets no limit. A
 * process that was busy for so long looks at what has come meanwhile first, though timers run before that.
 */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  if (milliseconds > LONGEST_DELAY) return promise;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => afterInput(() => resolve(undefined)), milliseconds);
    // Not with `finally`, which takes longer than a timer.
    const ending =
      <V>(settle: (value: V) => void) =>
      (value: V): void => {
        clearTimeout(timer);
        settle(value);
      };
    promise.then(ending(resolve), ending(reject));
  });
}
