import type { ReceiveResult } from "./answers.js";

/** What is needed of a request of `node:http` or `node:http2`. */
export interface AnsweredRequest {
  readonly httpVersionMajor?: number;
  /** Whether the whole request has arrived; what stands in for one need not say. */
  readonly complete?: boolean;
}

/**
 * The headers to answer a request with. The rest of a body that nobody will read must not be taken for the next request,
 * so its connection is closed; HTTP/2 has streams for that, and no such header (RFC 9113, 8.2.2).
 */
export function answerHeaders(
  { httpVersionMajor = 1, complete }: AnsweredRequest,
  { headers }: ReceiveResult,
): ReceiveResult["headers"] {
  if (complete !== false && headers["connection"] === undefined) return headers;
  const { connection = "close", ...others } = headers;
  return httpVersionMajor < 2 ? { ...others, connection } : others;
}
