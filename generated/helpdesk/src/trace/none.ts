/** Does nothing: fetch platforms have no diagnostics channels. */
export function publishStep(): void {}

/** Runs what answers a request. */
export function traceReceive<T>(run: () => T | Promise<T>): T | Promise<T> {
  return run();
}
