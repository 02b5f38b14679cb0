import type { ReceiveResult } from "./answers.js";
import {
  BodyAlreadyRead,
  READ,
  type BodyLimits,
  type BodyReading,
  type BodySource,
  type RequestBody,
} from "./body.js";
import type { ReceiveRequest } from "./receive.js";
import { within } from "./time-limit.js";

/** What fetch platforms pass along with a request: `ctx` of Workers, `c.executionCtx` of Hono. */
export interface FetchContext {
  /** Keeps the platform from stopping the work when the sender hangs up, or when it has its answer. */
  waitUntil?(promise: Promise<unknown>): void;
}

type Stream = NonNullable<Request["body"]>;

/**
 * A body that states a length of so many bytes at most is asked for as a whole, which takes a fraction of the time that
 * its stream takes.
 */
const SMALL = 65_536;

const BODY_USED =
  "The Request's body is already read: pass it on unread, or read `request.clone()`. " +
  "Hono, Next.js: no validator, `c.req.json()` or `request.json()` before";

/** Answers a `Request` with a `Response`. */
export async function answerFetch(
  receive: (request: ReceiveRequest, context?: FetchContext) => Promise<ReceiveResult>,
  request: Request,
  context?: FetchContext,
): Promise<Response> {
  const { method, url, headers } = request;
  const result = await receive({ method, url, headers, body: bodyOf(request) }, context);
  return new Response(result.body, result);
}

/** The body of a `Request`, in the way that costs least, or why it cannot be had. */
export function bodyOf(request: Request): RequestBody {
  if (request.bodyUsed) return new BodyAlreadyRead(BODY_USED);
  const length = request.headers.get("content-length");
  if (length !== null && Number(length) <= SMALL) return new SmallBody(request);
  const { body: stream } = request;
  if (stream?.locked === true) return new BodyAlreadyRead(BODY_USED);
  return stream === null ? "" : chunksOf(stream);
}

class SmallBody implements BodySource {
  readonly #request: Request;

  constructor(request: Request) {
    this.#request = request;
  }

  [READ](limits: BodyLimits): Promise<BodyReading> {
    return readWhole(this.#request, limits);
  }
}

/** The length is the sender's word, and headers may be made by hand: the bytes are counted all the same. */
async function readWhole(request: Request, { maxBodyBytes, bodyTimeout }: BodyLimits): Promise<BodyReading> {
  try {
    const buffer = await within(bodyTimeout, request.arrayBuffer());
    if (buffer === undefined) return "body_timeout";
    return buffer.byteLength > maxBodyBytes ? "body_too_large" : new Uint8Array(buffer);
  } catch {
    // One that somebody else is reading is refused at once, and does not count as used for it.
    return request.bodyUsed ? "body_unreadable" : new BodyAlreadyRead(BODY_USED);
  }
}

/** The iterator of a stream itself can only be stopped between two chunks, and a sender may stall before the next. */
function chunksOf(stream: Stream): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const reader = stream.getReader();
      return {
        next: () => reader.read() as Promise<IteratorResult<Uint8Array>>,
        return: async (value) => ({ done: true, value: await reader.cancel(value) }),
      };
    },
  };
}
