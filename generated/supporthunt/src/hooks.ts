import type { RejectionReason } from "./answers.js";
import type { Delivery } from "./event-types.js";

/** A verified request that no handler ran for. */
export interface Unhandled {
  /** The event's name as it was sent. */
  readonly event: string;
  /** Whether the spec knows the event: `true` means that only a handler is missing. */
  readonly known: boolean;
  readonly headers: Headers;
  /** The body's raw bytes. */
  readonly body: Uint8Array;
}

/** Something that went wrong on this side: the sender got a 500 or 503, or cannot be told any more. */
export interface Failure {
  /** What was thrown: anything at all, `null` and `undefined` included. */
  readonly error: unknown;
  /** The delivery whose handler threw; `undefined` when there was none yet. */
  readonly delivery: Delivery | undefined;
}

/** A request that was turned away for what the sender sent. */
export interface Rejection {
  readonly reason: RejectionReason;
  /** The status the sender got. */
  readonly status: number;
  /** As they came, but for the one that carries the secret itself, where a sender sends it along: that is left out. */
  readonly headers: Headers;
  /**
   * What most likely went wrong with a signature: with the setting `diagnose`, for a person who sets the webhook up.
   * It never holds the secret. Do not send it to anybody.
   */
  readonly hint?: string | undefined;
}

/** Listeners to one kind of occurrence. */
export class Hook<Occurrence> {
  readonly #entries = new Set<{ readonly listener: (occurrence: Occurrence) => unknown }>();

  /** Adds a listener; gives the function that removes it again. */
  add(listener: (occurrence: Occurrence) => unknown): () => void {
    if (typeof listener !== "function") throw new TypeError("A hook must be a function");
    const entry = { listener };
    this.#entries.add(entry);
    return () => void this.#entries.delete(entry);
  }

  /** Whether nobody listens. */
  get isIdle(): boolean {
    return this.#entries.size === 0;
  }

  /**
   * Calls all listeners, if there are any, with what `describe` gives, and waits for them. What they throw goes
   * to the console and changes nothing.
   */
  emit(describe: () => Occurrence): Promise<unknown> | undefined {
    if (this.isIdle) return undefined;
    const occurrence = describe();
    return Promise.all(Array.from(this.#entries, ({ listener }) => callSafely(listener, occurrence)));
  }
}

async function callSafely<T>(listener: (value: T) => unknown, value: T): Promise<void> {
  try {
    await listener(value);
  } catch (error) {
    printError(error);
  }
}

/** Printing runs code of the error's own, which may throw. */
function printError(error: unknown): void {
  try {
    console.error(error);
  } catch {
    console.error("unprintable error");
  }
}

/** The hooks of one receiver. */
export class Hooks {
  readonly unhandled = new Hook<Unhandled>();
  readonly invalid = new Hook<Delivery>();
  readonly error = new Hook<Failure>();
  readonly rejected = new Hook<Rejection>();

  /** Tells of an error. When nobody listens it goes to the console: a failure is never silent. */
  async fail(error: unknown, delivery?: Delivery): Promise<void> {
    if (this.error.isIdle) printError(error);
    else await this.error.emit(() => ({ error, delivery }));
  }
}
