import { answerHeaders } from "./answer-headers.js";
import { READ, type BodyLimits, type BodyReading, type BodySource } from "./body.js";
import { readBody } from "./body-reading.js";
import { bodyOf, type FetchContext } from "./fetch-adapter.js";
import { HeaderReader } from "./headers.js";
import { readNodeStream, type NodeStream } from "./node-body.js";
import type { Receiver } from "./receiver.js";
import { afterInput } from "./time-limit.js";

/** What is needed of a context of Hono. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  /** The bindings. On Node.js, `@hono/node-server` puts the request of `node:http` there, as `incoming`. */
  readonly env?: unknown;
  /** Throws on platforms that have none. */
  readonly executionCtx?: FetchContext;
}

/** A handler of Hono. */
export type HonoHandler = (context: HonoContext) => Promise<Response>;

/** The request of `node:http` behind a `Request`. */
interface Incoming extends NodeStream {
  /** The bytes that a platform such as Cloud Functions has kept. */
  readonly rawBody?: unknown;
}

/**
 * Makes a receiver into a handler for Hono 4, on any of its platforms. No middleware may read the body before: then it
 * gets 500, and `onError` the remedy. Mount it with `all`: the receiver answers other methods than POST itself.
 *
 * On Node.js it takes the body from the request of `node:http`, which costs a third less than the `Request` that
 * stands for it. On Workers it passes the platform's `waitUntil` on.
 *
 * @example
 * app.all("/webhooks", toHonoHandler(receiver));
 */
export function toHonoHandler(receiver: Pick<Receiver, "fetch" | "receive">): HonoHandler {
  let hasExecution = true;
  return (context) => {
    const { raw } = context.req;
    const incoming = findIncoming(context);
    if (incoming === undefined || raw.bodyUsed) return receiver.fetch(raw, findExecution(context));
    // On Node.js there hardly ever is one, and Hono's error that says so takes longer than all else here.
    const execution = hasExecution ? findExecution(context) : undefined;
    hasExecution = execution !== undefined;
    return answerIncoming(receiver, raw, incoming, execution);
  };
}

function findExecution(context: HonoContext): FetchContext | undefined {
  try {
    return context.executionCtx;
  } catch {
    return undefined;
  }
}

/** A `Request` that a middleware has made stands for itself: what stands for the one of `node:http` is of a class of its own. */
function findIncoming({ req, env }: HonoContext): Incoming | undefined {
  const { incoming } = (env ?? {}) as { readonly incoming?: Incoming };
  const isMade = Object.getPrototypeOf(req.raw) === Request.prototype;
  // HTTP/2 has nothing of a body before it is asked for, and somebody else's bytes are for the Request to find.
  const isPlain = incoming?.httpVersionMajor === 1 && !(incoming.rawBody instanceof Uint8Array);
  return isPlain && !isMade ? incoming : undefined;
}

async function answerIncoming(
  receiver: Pick<Receiver, "receive">,
  request: Request,
  incoming: Incoming,
  execution: FetchContext | undefined,
): Promise<Response> {
  const { method, url, headers } = request;
  const body = new HonoBody(request, incoming);
  const result = await receiver.receive({ method, url, headers, body }, execution);
  return new Response(result.body, { status: result.status, headers: answerHeaders(incoming, result) });
}

/** The body of both: the request of `node:http`'s, unless others have asked that for it, and then the `Request`'s. */
class HonoBody implements BodySource {
  readonly #request: Request;
  readonly #incoming: Incoming;

  constructor(request: Request, incoming: Incoming) {
    this.#request = request;
    this.#incoming = incoming;
  }

  [READ](limits: BodyLimits): Promise<BodyReading> {
    const request = this.#request;
    const incoming = this.#incoming;
    return new Promise((resolve) =>
      // By then most bodies are there, and a copy of the Request has begun to read.
      afterInput(() =>
        resolve(
          incoming.readableFlowing === null
            ? readNodeStream(incoming, limits, (task) => task())
            : readBody(bodyOf(request), new HeaderReader(request.headers), limits),
        ),
      ),
    );
  }
}
