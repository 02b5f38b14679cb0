import { READ, WHOLE_BODY, type BodyFault, type BodyLimits, type BodySource } from "./body.js";
import { BodyBytes } from "./body-bytes.js";
import { unwatch, watch, type Watched } from "./stall-watch.js";
import { afterInput } from "./time-limit.js";

/** What is needed of a stream of `node:stream`. */
export interface NodeStream {
  /** Whether something has begun to read the stream. */
  readonly readableDidRead: boolean;
  /** Whether it flows; `null` as long as nobody has asked for anything. */
  readonly readableFlowing: boolean | null;
  readonly readableEnded: boolean;
  readonly destroyed: boolean;
  /** Of a request: whether all of it has arrived. */
  readonly complete?: boolean;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "close" | "end" | "error", listener: () => void): unknown;
  off(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  /** All that has arrived, or `null`. */
  read(): Uint8Array | string | null;
}

type Reading = Uint8Array | BodyFault;

type Resolve = (result: Reading) => void;

/**
 * The bytes of a stream of Node.js: all at once where they have arrived, as most bodies have with their headers, or by
 * its events. Its iterator takes more time than all else that is done with a request. The stream is not destroyed when
 * there are too many bytes: the answer still has to go out on its socket.
 *
 * A class, since V8 makes an object whose member is named by a symbol much more slowly from a literal.
 */
export class NodeBody implements BodySource {
  readonly #stream: NodeStream;

  constructor(stream: NodeStream) {
    this.#stream = stream;
  }

  [READ](limits: BodyLimits): Promise<Reading> {
    const stream = this.#stream;
    return new Promise((resolve) => {
      const start = (): void => resolve(readNodeStream(stream, limits));
      if (stream.readableFlowing !== null) return start();
      // What others ask for from now on waits for us to read.
      stream.pause();
      // It stays: a stream whose error nobody hears ends the process.
      stream.on("error", () => resolve("body_unreadable"));
      afterInput(start);
    });
  }
}

/** The bytes of a stream that nobody has read from. */
export function readNodeStream(stream: NodeStream, limits: BodyLimits): Reading | Promise<Reading> {
  if (stream.complete !== true || stream.readableDidRead)
    return new Promise((resolve) => readEvents(stream, limits, resolve));
  const bytes = new BodyBytes(limits.maxBodyBytes);
  const all = stream.read();
  return (all === null ? undefined : bytes.add(all)) ?? bytes.all;
}

function readEvents(stream: NodeStream, { maxBodyBytes, bodyTimeout }: BodyLimits, resolve: Resolve): void {
  const bytes = new BodyBytes(maxBodyBytes);
  const begin = performance.now();
  const stop = (fault: BodyFault): void => {
    end(fault);
    // Without a listener the rest would be read, and thrown away.
    stream.off("data", take);
    stream.pause();
  };
  const watched: Watched = { last: begin, limit: bodyTimeout, giveUp: () => stop("body_timeout") };
  const end: Resolve = (result) => {
    unwatch(watched);
    resolve(result);
  };
  const take = (chunk: Uint8Array): void => {
    watched.last = performance.now();
    const isLate = watched.last - begin > WHOLE_BODY * bodyTimeout;
    const fault = isLate ? "body_timeout" : bytes.add(chunk);
    if (fault !== undefined) stop(fault);
  };
  const succeed = (): void => end(bytes.all);
  const fail = (): void => end("body_unreadable");
  stream.on("error", fail);
  if (stream.readableEnded) return succeed();
  if (stream.destroyed) return fail();
  stream.on("data", take);
  stream.on("end", succeed);
  stream.on("close", fail);
  watch(watched);
  stream.resume();
}
