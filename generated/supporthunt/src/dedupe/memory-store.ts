import type { DedupeState, DedupeStore } from "./store.js";

/** The options of `memoryStore`. */
export interface MemoryStoreOptions {
  /** How many deliveries are remembered at most: 100,000 by default, which take some 20 MB. */
  readonly maxEntries?: number | undefined;
}

interface Lease {
  readonly until: number;
  /** How many were given this lease and have not ended: more than one when it ran out before its holder ended. */
  holders: number;
}

/**
 * A store for one process, which forgets everything when the process ends. When it is full it forgets the delivery
 * that was done first. It never forgets one that is being handled: with `maxEntries` of those it rejects, and the
 * delivery is answered with 503.
 *
 * @throws TypeError when `maxEntries` is no whole number above zero
 * @example
 * const receiver = createReceiver({ secret, dedupe: memoryStore() });
 */
export function memoryStore({ maxEntries = 100_000 }: MemoryStoreOptions = {}): DedupeStore {
  if (!Number.isInteger(maxEntries) || maxEntries < 1)
    throw new TypeError(`\`maxEntries\` cannot be ${String(maxEntries)}`);
  return new MemoryStore(maxEntries);
}

class MemoryStore implements DedupeStore {
  readonly #maxEntries: number;
  readonly #leases = new Map<string, Lease>();
  /** When what is done may be forgotten, oldest first. */
  readonly #done = new Map<string, number>();

  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries;
  }

  async begin(key: string, leaseMs: number): Promise<DedupeState> {
    const now = Date.now();
    if ((this.#done.get(key) ?? 0) > now) return "done";
    const lease = this.#leases.get(key);
    if (lease !== undefined && lease.until > now) return "busy";
    if (lease === undefined) this.#makeRoom(now);
    this.#leases.set(key, { until: now + leaseMs, holders: (lease?.holders ?? 0) + 1 });
    return "new";
  }

  async complete(key: string, ttlMs: number): Promise<void> {
    const now = Date.now();
    this.#leases.delete(key);
    this.#done.delete(key);
    this.#makeRoom(now);
    this.#done.set(key, now + ttlMs);
  }

  async abandon(key: string): Promise<void> {
    const lease = this.#leases.get(key);
    if (lease !== undefined && --lease.holders === 0) this.#leases.delete(key);
  }

  #makeRoom(now: number): void {
    if (this.#leases.size + this.#done.size < this.#maxEntries) return;
    const [oldest] = this.#done.keys();
    if (oldest !== undefined) this.#done.delete(oldest);
    else this.#removeExpiredLease(now);
  }

  #removeExpiredLease(now: number): void {
    for (const [key, { until }] of this.#leases) {
      if (until <= now) {
        this.#leases.delete(key);
        return;
      }
    }
    throw new Error(
      `${this.#maxEntries} deliveries are being handled, as many as the store may hold: raise \`maxEntries\``,
    );
  }
}
