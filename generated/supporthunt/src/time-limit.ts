/** The longest delay that timers take; they take a longer one for no delay at all. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** What a promise gives, or `undefined` when it takes more than so many milliseconds; `Infinity` sets no limit. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  if (milliseconds > LONGEST_DELAY) return promise;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
