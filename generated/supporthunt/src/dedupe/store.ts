/**
 * What a store says of a delivery: `"new"` when it is the caller's to handle, `"busy"` while somebody else handles
 * it, `"done"` when it was handled.
 */
export type DedupeState = "new" | "busy" | "done";

/**
 * Remembers which deliveries were handled, for all receivers that share it. It has to keep these promises:
 *
 * - Of several calls of `begin` with one key, at whatever moment and from whatever process, one alone gets `"new"`,
 *   until the key is abandoned or its lease has run out. So a process that is killed holds a delivery up, for as
 *   long as its lease lasts, and loses none.
 * - A key that was completed is `"done"` until its time is over, whatever happened to its lease before: whoever
 *   completes a key has handled the delivery. A later `abandon` takes that back no more.
 * - A lease that has run out may be somebody else's by the time its former holder ends. `abandon` takes back the
 *   lease that this store object was given, and leaves any other alone. When one store object was given a key
 *   again before its first holder has ended, the two cannot be told apart: then it leaves the lease to run out.
 * - A store that cannot be reached rejects, and does so within seconds. The receiver answers 503 and calls
 *   `onError`; the sender tries again.
 */
export interface DedupeStore {
  /** Takes the lease of a key for so many milliseconds, unless it is taken or the key is done. */
  begin(key: string, leaseMs: number): Promise<DedupeState>;
  /** The delivery was handled: it is `"done"` for so many milliseconds. */
  complete(key: string, ttlMs: number): Promise<unknown>;
  /** The delivery was not handled: the next one with this key is `"new"`. */
  abandon(key: string): Promise<unknown>;
}
