import { answerHeaders } from "./answer-headers.js";
import { BodyAlreadyRead, type RequestBody } from "./body.js";
import { NodeBody, type NodeStream } from "./node-body.js";
import type { Receiver } from "./receiver.js";

export type { NodeStream } from "./node-body.js";

/**
 * What is needed of a request of `node:http`, and of what frameworks add to it. An `IncomingMessage` fits, and
 * so do the requests of Express and Connect.
 */
export interface NodeRequest extends NodeStream {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express and Connect: the URL before the path they mount a handler at was cut off. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly httpVersionMajor: number;
  /** Whether the whole request has arrived. */
  readonly complete: boolean;
  /** What a body parser has made of the body. */
  readonly body?: unknown;
  /** The bytes that a body parser or a platform such as Cloud Functions has kept. */
  readonly rawBody?: unknown;
}

/** What is needed of a response of `node:http` or `node:http2`. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** A request listener of `node:http`, and a handler or middleware of Express and Connect. */
export type NodeHandler = (request: NodeRequest, response: NodeResponse, next?: unknown) => void;

const PARSED_BEFORE =
  "The body was read before the webhook handler could check its signature. Express: mount the webhook route " +
  'before `app.use(express.json())`, with `express.raw({ type: "*/*" })` or nothing, or keep the bytes: ' +
  "`express.json({ verify: (req, res, bytes) => { req.rawBody = bytes } })`. Connect and others likewise.";

/**
 * Makes a receiver into a handler for `node:http`, Express (also mounted at a path) and Connect. It answers
 * every request that reaches it and never calls `next`.
 *
 * It reads the body itself, so it has to come before middleware that parses bodies; bytes that such middleware
 * has left in `req.body` (`express.raw()`) or `req.rawBody` are used. A body that is gone gets 500 at once, and
 * `onError` the remedy.
 *
 * @example
 * http.createServer(toNodeHandler(receiver)).listen(3000);
 * app.post("/webhooks", toNodeHandler(receiver)); // Express, before app.use(express.json())
 */
export function toNodeHandler(receiver: Pick<Receiver, "receive">): NodeHandler {
  return (request, response) => {
    void answer(receiver, request, response);
  };
}

async function answer(
  receiver: Pick<Receiver, "receive">,
  request: NodeRequest,
  response: NodeResponse,
): Promise<void> {
  const { method, url, originalUrl = url, headers } = request;
  const result = await receiver.receive({ method, url: originalUrl, headers, body: findBody(request) });
  if (response.headersSent) return;
  response.statusCode = result.status;
  const own = answerHeaders(request, result);
  for (const name in own) response.setHeader(name, own[name] ?? "");
  response.end(result.body ?? "");
}

function findBody(request: NodeRequest): RequestBody {
  for (const bytes of [request.rawBody, request.body]) {
    if (bytes instanceof Uint8Array) return bytes;
  }
  if (request.readableDidRead) return new BodyAlreadyRead(PARSED_BEFORE);
  return new NodeBody(request);
}
