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
  /** Of a request: the version of HTTP, whether all of it has arrived, and its headers. */
  readonly httpVersionMajor?: number;
  readonly complete?: boolean;
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  on(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  on(event: "close" | "end" | "error", listener: () => void): unknown;
  off(event: "data", listener: (chunk: Uint8Array) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  /** What has arrived, or some of it; `null` when nothing has. */
  read(): Uint8Array | string | null;
}

type Resolve = (result: Uint8Array | BodyFault) => void;

/**
 * The bytes of a stream of Node.js, by its events: its iterator takes more time than all else that is done with a
 * request. The stream is not destroyed when there are too many: the answer still has to go out on its socket.
 *
 * A class, since V8 makes an object whose member is named by a symbol much more slowly from a literal.
 */
export class NodeBody implements BodySource {
  readonly #stream: NodeStream;

  constructor(stream: NodeStream) {
    this.#stream = stream;
  }

  [READ](limits: BodyLimits): Promise<Uint8Array | BodyFault> {
    return readNodeStream(this.#stream, limits, afterInput);
  }
}

/**
 * Reads such a stream.
 *
 * @param schedule when to take what has arrived of a request that nobody has asked for its body. Most bodies arrive with
 * their headers, and to take one as a whole costs less than to let it flow.
 */
export function readNodeStream(
  stream: NodeStream,
  limits: BodyLimits,
  schedule: (task: () => void) => unknown,
): Promise<Uint8Array | BodyFault> {
  return new Promise((resolve) => read(stream, limits, resolve, schedule));
}

function read(
  stream: NodeStream,
  { maxBodyBytes, bodyTimeout }: BodyLimits,
  resolve: Resolve,
  schedule: (task: () => void) => unknown,
): void {
  // Kept until the end and no longer: servers hold on to requests whose rest they throw away.
  let bytes: BodyBytes | undefined = new BodyBytes(maxBodyBytes);
  const begin = performance.now();
  const end: Resolve = (result) => {
    bytes = undefined;
    unwatch(watched);
    resolve(result);
  };
  const succeed = (): void => (bytes === undefined ? undefined : end(bytes.all));
  const fail = (): void => end("body_unreadable");
  const stop = (fault: BodyFault): void => {
    end(fault);
    // Without a listener the rest would be read, and thrown away.
    stream.off("data", take);
    stream.pause();
  };
  const watched: Watched = { last: begin, limit: bodyTimeout, giveUp: () => stop("body_timeout") };
  const take = (chunk: Uint8Array | string): void => {
    watched.last = performance.now();
    const isLate = watched.last - begin > WHOLE_BODY * bodyTimeout;
    const fault = isLate ? "body_timeout" : bytes?.add(chunk);
    if (fault !== undefined) stop(fault);
  };
  const flow = (): void => {
    if (bytes === undefined) return;
    if (stream.readableEnded) return succeed();
    if (stream.destroyed) return fail();
    stream.on("end", succeed);
    stream.on("close", fail);
    watch(watched);
    stream.resume();
  };
  const takeArrived = (): void => {
    stream.off("data", take);
    // Newer versions of Node.js give a chunk at a time.
    for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) take(chunk);
    const declared = Number(stream.headers?.["content-length"]);
    if (stream.destroyed || bytes?.length === declared) return succeed();
    stream.on("data", take);
    flow();
  };
  // It stays: a stream whose error nobody hears ends the process.
  stream.on("error", fail);
  const canWait = stream.httpVersionMajor === 1 && stream.readableFlowing === null;
  if (canWait) stream.pause();
  // Whatever anybody else does with the stream, this hears of it.
  stream.on("data", take);
  if (canWait) schedule(() => (stream.complete === true ? takeArrived() : flow()));
  else flow();
}
