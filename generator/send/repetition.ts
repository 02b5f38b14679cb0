import { createHistogram } from "node:perf_hooks";

import type { Outcome } from "./request.js";

/** What came of many requests. */
export interface Tally {
  readonly sent: number;
  readonly acknowledged: number;
  /** How often each status or failure was met, the most frequent first. */
  readonly outcomes: readonly { readonly outcome: string; readonly count: number }[];
  /** How long answers took, in milliseconds; nothing without an answer. */
  readonly milliseconds?: Readonly<Record<"p50" | "p90" | "p99" | "max", number>>;
  /** How long everything took, in seconds. */
  readonly seconds: number;
}

/** Counts outcomes as they come. */
export class Tallying {
  readonly #counts = new Map<string, number>();
  readonly #failures = new Map<string, Outcome>();
  /** In microseconds, since a histogram holds whole numbers. */
  readonly #times = createHistogram();
  #sent = 0;
  #acknowledged = 0;

  get sent(): number {
    return this.#sent;
  }

  get isAllAcknowledged(): boolean {
    return this.#acknowledged === this.#sent;
  }

  /** One outcome of each kind that is not an acknowledgement. */
  get failures(): readonly Outcome[] {
    return [...this.#failures.values()];
  }

  add(outcome: Outcome): void {
    const name = outcomeName(outcome);
    if (!isAcknowledged(outcome)) this.#failures.set(name, outcome);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    this.#sent += 1;
    if (isAcknowledged(outcome)) this.#acknowledged += 1;
    if ("status" in outcome) this.#times.record(Math.max(1, Math.round(outcome.milliseconds * 1000)));
  }

  result(seconds: number): Tally {
    const outcomes = [...this.#counts].map(([outcome, count]) => ({ outcome, count }));
    const times = this.#times;
    const at = (percentile: number): number => times.percentile(percentile) / 1000;
    return {
      sent: this.#sent,
      acknowledged: this.#acknowledged,
      outcomes: outcomes.toSorted((one, other) => other.count - one.count),
      ...(times.count > 0 && {
        milliseconds: { p50: at(50), p90: at(90), p99: at(99), max: times.max / 1000 },
      }),
      seconds,
    };
  }
}

/** `204`, or `ECONNREFUSED`. */
export function outcomeName(outcome: Outcome): string {
  return "status" in outcome ? String(outcome.status) : outcome.failure;
}

/** Whether an answer tells the vendor that the delivery has arrived. */
export function isAcknowledged(outcome: Outcome): boolean {
  return "status" in outcome && outcome.status >= 200 && outcome.status < 300;
}

/** Does the work so many times, at most `concurrency` at once; stops at the first error. */
export async function repeat(
  times: number,
  concurrency: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const run = async (): Promise<void> => {
    while (next < times && !failed) {
      try {
        await work(next++);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, times) }, run));
}
