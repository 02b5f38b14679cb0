/** Milliseconds for so many calls, each of which is awaited, whether it is asynchronous or not. */
export async function timeOf(count: number, call: () => unknown): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < count; index++) await call();
  return performance.now() - start;
}
