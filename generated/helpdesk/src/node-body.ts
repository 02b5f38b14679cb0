import { READ, WHOLE_BODY, type BodyFault, type BodyLimits, type BodySource } from "./body.js";
import { BodyBytes } from "./body-bytes.js";
import { afterInput, LONGEST_DELAY } from "./time-limit.js";

/** What is needed of a stream of `node:stream`. */
export interface NodeStream {
  /** Whether something has begun to read the stream. */
  readonly readableDidRead: boolean;
  readonly readableEnded: boolean;
  readonly destroyed: boolean;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "close" | "end" | "error", listener: () => void): unknown;
  off(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/**
 * The bytes of a stream of Node.js, by its events: its iterator takes more time than all else that is done with a
 * request. The stream is not destroyed when there are too many: the answer still has to go out on its socket.
 */
export function nodeBody(stream: NodeStream): BodySource {
  return { [READ]: (limits) => new Promise((resolve) => read(stream, limits, resolve)) };
}

type Resolve = (result: Uint8Array | BodyFault) => void;

function read(stream: NodeStream, { maxBodyBytes, bodyTimeout }: BodyLimits, resolve: Resolve): void {
  const bytes = new BodyBytes(maxBodyBytes);
  let watch: Watch | undefined;
  let isDone = false;
  const end: Resolve = (result) => {
    if (isDone) return;
    isDone = true;
    watch?.stop();
    stream.off("data", take);
    // Without a listener the rest would be read, and thrown away.
    if (typeof result === "string") stream.pause();
    resolve(result);
  };
  const take = (chunk: Uint8Array): void => {
    const fault = watch?.see() ?? bytes.add(chunk);
    if (fault !== undefined) end(fault);
  };
  const succeed = (): void => end(bytes.all);
  const fail = (): void => end("body_unreadable");
  // It stays: a stream whose error nobody hears ends the process.
  stream.on("error", fail);
  if (stream.readableEnded) return succeed();
  if (stream.destroyed) return fail();
  stream.on("data", take);
  stream.on("end", succeed);
  stream.on("close", fail);
  stream.resume();
  // Most bodies come with their headers: they are read by then, and need no timer.
  afterInput(() => {
    if (!isDone) watch = new Watch(bodyTimeout, () => end("body_timeout"));
  });
}

/** Looks how long the last chunk is ago, with one timer a body rather than one a chunk. */
class Watch {
  readonly #limit: number;
  readonly #giveUp: () => void;
  readonly #begin = performance.now();
  #last = this.#begin;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param limit for how many milliseconds no chunk may come */
  constructor(limit: number, giveUp: () => void) {
    this.#limit = limit;
    this.#giveUp = giveUp;
    this.#wait(limit);
  }

  /** A chunk has come. */
  see(): BodyFault | undefined {
    this.#last = performance.now();
    return this.#last - this.#begin > WHOLE_BODY * this.#limit ? "body_timeout" : undefined;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(milliseconds: number): void {
    if (milliseconds > LONGEST_DELAY) return;
    this.#timer = setTimeout(() => {
      const last = this.#last;
      const left = last + this.#limit - performance.now();
      if (left > 0) return this.#wait(left);
      // What came while the process was busy comes first.
      afterInput(() => {
        if (this.#timer === undefined) return;
        if (this.#last === last) this.#giveUp();
        else this.#wait(this.#limit);
      });
    }, milliseconds);
  }
}
