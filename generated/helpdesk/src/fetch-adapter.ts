import type { ReceiveResult } from "./answers.js";
import { BodyAlreadyRead } from "./body.js";
import type { ReceiveRequest } from "./receive.js";

/** What fetch platforms pass along with a request: `ctx` of Workers, `c.executionCtx` of Hono. */
export interface FetchContext {
  /** Keeps the platform from stopping the work when the sender hangs up before its answer. */
  waitUntil?(promise: Promise<unknown>): void;
}

const BODY_USED =
  "The Request's body is already read: pass it on unread, or read `request.clone()`. " +
  "Hono, Next.js: no validator, `c.req.json()` or `request.json()` before";

/** Answers a `Request` with a `Response`. */
export async function answerFetch(
  receive: (request: ReceiveRequest) => Promise<ReceiveResult>,
  request: Request,
  context?: FetchContext,
): Promise<Response> {
  const { method, url, headers, body, bodyUsed } = request;
  const isTaken = bodyUsed || body?.locked === true;
  const work = receive({
    method,
    url,
    headers,
    body: isTaken ? new BodyAlreadyRead(BODY_USED) : (body ?? ""),
  });
  context?.waitUntil?.(work);
  const result = await work;
  return new Response(result.body, result);
}
