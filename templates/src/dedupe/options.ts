import type { DedupeStore } from "./store.js";

/** What a key is made of. Its signature was valid; its body may be no JSON. */
export interface DedupeSubject {
  /** The event's name. */
  readonly event: string;
  readonly headers: Headers;
  /** The request's raw bytes. */
  readonly body: Uint8Array;
  /** The parsed item, where one request carries several events; else the parsed body, if that names the event. */
  readonly payload: unknown;
  /** The place of the item among the others; `undefined` where a request carries one event. */
  readonly index: number | undefined;
}

/** A store, and how it is used. */
export interface DedupeOptions {
  readonly store: DedupeStore;
  /**
   * For how long, in milliseconds, nobody else handles a delivery whose handlers have begun: 300,000, which are
   * five minutes, by default. Longer than handlers ever take, since another process may begin when it is over,
   * of which `onError` is told; that is also how long the deliveries of a process that was killed are answered with 503.
   */
  readonly leaseMs?: number | undefined;
  /** For how long, in milliseconds, a delivery counts as done: 604,800,000, which are seven days, by default. */
  readonly ttlMs?: number | undefined;
  /**
   * What makes two deliveries the same. By default that is the SHA-256 of the event's name and of the body, and of
   * the item's place where one request carries several. A sender that does not repeat its retries byte for byte,
   * or that gives each delivery an id, needs a function; what it gives is used as it is, for all events.
   */
  readonly key?: ((subject: DedupeSubject) => string | Promise<string>) | undefined;
}

/** The option with its defaults. */
export interface DedupeSettings extends DedupeOptions {
  readonly leaseMs: number;
  readonly ttlMs: number;
}

const METHODS = ["begin", "complete", "abandon"] as const;

/** Fills in the defaults; `undefined` when that makes no store, or no times. */
export function parseDedupe(option: DedupeStore | DedupeOptions): DedupeSettings | undefined {
  const options: DedupeOptions = "store" in option ? option : { store: option };
  const { store, leaseMs = 300_000, ttlMs = 604_800_000, key } = options;
  const isValid =
    METHODS.every((method) => typeof store[method] === "function") &&
    [leaseMs, ttlMs].every((time) => Number.isSafeInteger(time) && time > 0);
  return isValid ? { store, leaseMs, ttlMs, key } : undefined;
}
