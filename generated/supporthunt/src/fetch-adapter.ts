import type { ReceiveResult } from "./answers.js";
import { BodyAlreadyRead } from "./body.js";
import type { ReceiveRequest } from "./receive.js";

/** What fetch platforms pass along with a request: `ctx` of Workers, `c.executionCtx` of Hono. */
export interface FetchContext {
  /** Keeps the platform from stopping the work when the sender hangs up, or when it has its answer. */
  waitUntil?(promise: Promise<unknown>): void;
}

type Stream = NonNullable<Request["body"]>;

const BODY_USED =
  "The Request's body is already read: pass it on unread, or read `request.clone()`. " +
  "Hono, Next.js: no validator, `c.req.json()` or `request.json()` before";

/** Answers a `Request` with a `Response`. */
export async function answerFetch(
  receive: (request: ReceiveRequest, context?: FetchContext) => Promise<ReceiveResult>,
  request: Request,
  context?: FetchContext,
): Promise<Response> {
  const { method, url, headers, body: stream, bodyUsed } = request;
  const isTaken = bodyUsed || stream?.locked === true;
  const body = isTaken ? new BodyAlreadyRead(BODY_USED) : stream === null ? "" : chunksOf(stream);
  const result = await receive({ method, url, headers, body }, context);
  return new Response(result.body, result);
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
