import { toBytes, type BodyFault } from "./body.js";

/**
 * The bytes of a body that comes in chunks. One buffer is kept rather than all chunks: a sender may make them one byte
 * long, and an object of each.
 */
export class BodyBytes {
  readonly #maximum: number;
  #buffer: Uint8Array | undefined;
  #length = 0;

  /** @param maximum how many bytes there may be */
  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Takes a chunk in, unless it is none, or one too many. */
  add(value: unknown): BodyFault | undefined {
    const chunk = toBytes(value);
    if (chunk === undefined) return "body_unreadable";
    const length = this.#length + chunk.length;
    if (length > this.#maximum) return "body_too_large";
    this.#buffer = this.#buffer === undefined ? chunk : append(this.#buffer, this.#length, chunk);
    this.#length = length;
    return undefined;
  }

  /** How many bytes have come. */
  get length(): number {
    return this.#length;
  }

  /** All bytes that have come. */
  get all(): Uint8Array {
    const buffer = this.#buffer ?? new Uint8Array();
    // Most bodies are one chunk, and a view of it takes Node.js longer than all that is done here.
    return this.#length === buffer.length ? buffer : buffer.subarray(0, this.#length);
  }
}

function append(bytes: Uint8Array, length: number, chunk: Uint8Array): Uint8Array {
  const needed = length + chunk.length;
  if (needed > bytes.length) {
    const larger = new Uint8Array(Math.max(needed, 2 * length));
    larger.set(bytes);
    bytes = larger;
  }
  bytes.set(chunk, length);
  return bytes;
}
