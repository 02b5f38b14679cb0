/**
 * Whether a value is still to come. Its class does not tell: a process may have another `Promise` in the place of that
 * which its functions give, as zone.js puts one there.
 */
export function isPending<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof (value as Partial<Promise<T>> | null | undefined)?.then === "function";
}

/**
 * Goes on with a value: at once, or when it has come. What need not be waited for is not, since a turn of the queue
 * of promises costs as much as looking a handler up.
 */
export function whenReady<T, R>(value: T | Promise<T>, use: (value: T) => R | Promise<R>): R | Promise<R> {
  return isPending(value) ? value.then(use) : use(value);
}

/** As `whenReady`, with several values. */
export function whenAllReady<T, R>(
  values: readonly (T | Promise<T>)[],
  use: (values: readonly T[]) => R | Promise<R>,
): R | Promise<R> {
  const areReady = (all: typeof values): all is readonly T[] => !all.some(isPending);
  return areReady(values) ? use(values) : Promise.all(values).then(use);
}

/** Whether one of several checks was passed; all of them are waited for. */
export function isAnyTrue(checks: readonly (boolean | Promise<boolean>)[]): boolean | Promise<boolean> {
  return whenAllReady(checks, (all) => all.includes(true));
}
