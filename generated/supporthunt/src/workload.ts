import { within } from "./time-limit.js";

/** What a receiver is busy with. */
export class Workload {
  #running = 0;
  #waiting: (() => void)[] = [];

  /** A request has come in. */
  begin(): void {
    this.#running++;
  }

  /** All that a request has set going has ended. */
  end(): void {
    if (--this.#running === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Waits until nothing is running, for so many milliseconds at most; gives how many requests still are. */
  async drain(milliseconds: number): Promise<number> {
    if (this.#running > 0) {
      await within(milliseconds, new Promise<void>((resolve) => this.#waiting.push(resolve)));
    }
    return this.#running;
  }
}
