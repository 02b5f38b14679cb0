import { answerHeaders } from "./answer-headers.js";
import { BodyAlreadyRead, type RequestBody } from "./body.js";
import { NodeBody, type NodeStream } from "./node-body.js";
import type { Receiver } from "./receiver.js";

export type { NodeStream } from "./node-body.js";

/** The options of `fastifyReceiver`, beside those that Fastify itself takes, such as `prefix`. */
export interface FastifyReceiverOptions {
  /** Answers what comes in. */
  readonly receiver: Pick<Receiver, "receive">;
  /** The path of the route, below the `prefix` if there is one: `/` when left out. */
  readonly path?: string | undefined;
}

/** What is needed of a request of Fastify. */
export interface FastifyReceiverRequest {
  readonly method: string;
  /** The URL before `rewriteUrl`, and before a path that it is mounted at was cut off. */
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What a content type parser or a hook has made of the body. */
  readonly body?: unknown;
  /** The bytes that a hook has kept. */
  readonly rawBody?: unknown;
  /** The request of `node:http`; a platform such as Cloud Functions keeps the bytes there. */
  readonly raw: NodeStream & {
    readonly httpVersionMajor: number;
    /** Whether the whole request has arrived; the requests of `app.inject()` do not say. */
    readonly complete?: boolean;
    readonly rawBody?: unknown;
  };
}

/** What is needed of a reply of Fastify. */
export interface FastifyReceiverReply {
  /** Whether something else has answered. */
  readonly sent: boolean;
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  send(body?: string): unknown;
}

type RouteHandler = (request: FastifyReceiverRequest, reply: FastifyReceiverReply) => Promise<unknown>;

type ErrorHandler = (
  error: { readonly code: string },
  ...route: Parameters<RouteHandler>
) => ReturnType<RouteHandler>;

/** What is needed of the instance that Fastify gives to a plugin. */
export interface FastifyReceiverScope {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    contentType: string,
    parser: (request: unknown, payload: unknown, done: (error: null, body: unknown) => void) => void,
  ): void;
  all(path: string, options: { errorHandler: ErrorHandler }, handler: RouteHandler): unknown;
}

const PARSED_BEFORE =
  "The body was read before the webhook route could check its signature. Fastify: keep hooks that read " +
  "`request.raw` or the payload (`onRequest`, `preParsing`) away from this route, register `fastifyReceiver` " +
  "outside the scope that adds them, or have them leave the bytes, as a Buffer, in `request.rawBody`. " +
  "fastify-raw-body: `{ global: false }`.";

/** What Fastify turns away for its content type, which no signature depends on. */
const CONTENT_TYPE_ERRORS: readonly string[] = [
  "FST_ERR_CTP_INVALID_MEDIA_TYPE",
  "FST_ERR_ROUTE_MISSING_CONTENT_TYPE",
];

/**
 * A plugin for Fastify 5 that answers all requests for one path, by whatever method the app supports.
 *
 * It reads the body itself: inside the plugin's own scope no content type is parsed, while the parsers of the
 * rest of the app stay as they are. `maxBodyBytes` takes the place of Fastify's `bodyLimit`. A body that a hook
 * has read before gets 500 at once, and `onError` the remedy, unless the hook has left the bytes in
 * `request.rawBody`.
 *
 * @example
 * app.register(fastifyReceiver, { receiver, path: "/webhooks" });
 */
export async function fastifyReceiver(
  scope: FastifyReceiverScope,
  { receiver, path = "/" }: FastifyReceiverOptions,
): Promise<void> {
  const handler: RouteHandler = (request, reply) => answer(receiver, request, reply);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  scope.all(path, { errorHandler: (error, ...route) => answerContentType(handler, error, route) }, handler);
}

/** Other errors are those of the app's hooks: thrown again, they go to the app's error handler. */
function answerContentType(
  handler: RouteHandler,
  error: Parameters<ErrorHandler>[0],
  route: Parameters<RouteHandler>,
): ReturnType<RouteHandler> {
  if (!CONTENT_TYPE_ERRORS.includes(error.code)) throw error;
  return handler(...route);
}

async function answer(
  receiver: Pick<Receiver, "receive">,
  request: FastifyReceiverRequest,
  reply: FastifyReceiverReply,
): Promise<unknown> {
  const { method, originalUrl: url, headers, raw } = request;
  const result = await receiver.receive({ method, url, headers, body: findBody(request) });
  if (reply.sent) return reply;
  reply.code(result.status);
  const own = answerHeaders(raw, result);
  for (const name in own) reply.header(name, own[name] ?? "");
  reply.send(result.body);
  return reply;
}

/**
 * The payload is the request itself, or what a `preParsing` hook has put in its place; Fastify hands on none
 * where it sees no body to parse.
 */
function findBody({ body, rawBody, raw }: FastifyReceiverRequest): RequestBody {
  for (const bytes of [raw.rawBody, rawBody, body]) {
    if (bytes instanceof Uint8Array) return bytes;
  }
  const payload = isPayload(body) ? body : raw;
  if (payload.readableDidRead) return new BodyAlreadyRead(PARSED_BEFORE);
  return new NodeBody(payload);
}

function isPayload(body: unknown): body is NodeStream {
  return typeof body === "object" && body !== null && "resume" in body && "readableDidRead" in body;
}
