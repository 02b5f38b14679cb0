import { toBytes, type BodyFault } from "./body.js";

/**
 * The bytes of a body that comes in chunks. One buffer is kept rather than all chunks: a sender may make them one byte
 * long, and an object of each.
 */
export class BodyBytes {
  readonly #maximum: number;
  #buffer = new Uint8Array() as Uint8Array;
  #length = 0;

  /** @param maximum how many bytes there may be */
  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Takes a chunk in, unless it is none, or one too many. */
  add(value: unknown): BodyFault | undefined {
    const chunk = toBytes(value);
    if (chunk === undefined) return "body_unreadable";
    const needed = this.#length + chunk.length;
    if (needed > this.#maximum) return "body_too_large";
    if (this.#length === 0) this.#buffer = chunk;
    else this.#append(chunk, needed);
    this.#length = needed;
    return undefined;
  }

  /** All bytes that have come. */
  get all(): Uint8Array {
    // A view of a Buffer takes Node.js longer than all that is done with one chunk.
    return this.#length === this.#buffer.length ? this.#buffer : this.#buffer.subarray(0, this.#length);
  }

  #append(chunk: Uint8Array, needed: number): void {
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#length));
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
  }
}
