/**
 * Goes on with a value: at once, or when it has come. What need not be waited for is not, since a turn of the queue
 * of promises costs as much as looking a handler up.
 */
export function whenReady<T, R>(value: T | Promise<T>, use: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(use) : use(value);
}
