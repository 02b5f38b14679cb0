/** What receivers noted in Redis, in the order in which Redis took it, with the time of Redis in milliseconds. */
export type JournalEntry =
  | readonly [step: "start", receiver: string, id: string, wasDone: boolean, time: number]
  | readonly [step: "finish", receiver: string, id: string];

/** What a journal tells. */
export interface JournalSummary {
  /** Deliveries whose handler came to its end at least once. */
  readonly handled: number;
  /** Starts of a handler for a delivery that stood as done at that moment. */
  readonly afterDone: number;
  /** All starts but the first of a delivery, by what became of the receiver that had started before. */
  readonly repeats: Readonly<Record<Explanation, number>>;
}

/**
 * Why a delivery is handled again: its receiver was killed in its handler; or when that had ended, before the store
 * knew; or it lives, and took longer than the lease, as it may on a machine that has other things to do.
 */
type Explanation = "killedInHandler" | "killedBeforeComplete" | "slowerThanLease" | "unexplained";

interface Start {
  readonly receiver: string;
  readonly time: number;
}

/** Reads a journal. */
export function summariseJournal(
  entries: readonly JournalEntry[],
  killed: ReadonlySet<string>,
  leaseMs: number,
): JournalSummary {
  const finishes = new Set<string>();
  const handled = new Set<string>();
  const starts = new Map<string, Start>();
  const repeats = { killedInHandler: 0, killedBeforeComplete: 0, slowerThanLease: 0, unexplained: 0 };
  let afterDone = 0;
  const explain = (id: string, before: Start, time: number): Explanation => {
    if (killed.has(before.receiver))
      return finishes.has(`${before.receiver} ${id}`) ? "killedBeforeComplete" : "killedInHandler";
    return time - before.time >= leaseMs ? "slowerThanLease" : "unexplained";
  };
  for (const entry of entries) {
    const [step, receiver, id] = entry;
    if (step === "finish") {
      finishes.add(`${receiver} ${id}`);
      handled.add(id);
      continue;
    }
    const [, , , wasDone, time] = entry;
    const before = starts.get(id);
    starts.set(id, { receiver, time });
    const explanation = before && explain(id, before, time);
    if (explanation !== undefined) repeats[explanation]++;
    // Who took longer than the lease may end between another one's begin and the start of its handler.
    if (wasDone && explanation !== "slowerThanLease") afterDone++;
  }
  return { handled: handled.size, afterDone, repeats };
}
