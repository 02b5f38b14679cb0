import { createAnswer, type ReceiveResult } from "./answers.js";
import { traceReceive } from "#trace";
import type { BodyAlreadyRead, BodyFault, RequestBody } from "./body.js";
import { readBody } from "./body-reading.js";
import { deliver, type EarlyAnswer } from "./deliver.js";
import type { FetchContext } from "./fetch-adapter.js";
import { HeaderReader, type RequestHeaders } from "./headers.js";
import { later } from "./later.js";
import { reject, type ReceiverParts } from "./parts.js";
import type { SignatureFault, SignedRequest } from "./signature/scheme.js";
import { isPending, whenReady } from "./when-ready.js";

/** Most receivers are sent nothing but what counts. */
const loadHint = later(() => import("./hint.js"));

/** A request as it came in. */
export interface ReceiveRequest {
  /** The HTTP method; POST when left out. */
  readonly method?: string | undefined;
  /** The URL, or its path and query: for secret functions, and for senders who put a token or an event's name there. */
  readonly url?: string | undefined;
  readonly headers: RequestHeaders;
  /** The raw bytes. A parsed body cannot be verified: it gets 500, and `onError` says why. */
  readonly body: RequestBody;
}

const STATUS_OF_FAULT = { body_timeout: 408, body_too_large: 413, body_unreadable: 400 } as const;

/** Answers a request. It never rejects: whatever goes wrong becomes an answer and a call of a hook. */
export function receive(
  parts: ReceiverParts,
  request: ReceiveRequest,
  context?: FetchContext,
): Promise<ReceiveResult> {
  const start = (respond?: EarlyAnswer): Promise<ReceiveResult> => {
    const work = answer(parts, request, respond);
    try {
      context?.waitUntil?.(work);
    } catch (error) {
      void parts.hooks.fail(error);
    }
    return work;
  };
  if (parts.settings.ack === "after") return start();
  return new Promise((resolve) => void start(resolve).then(resolve));
}

/** The whole of the work; the sender may have had its answer before it is done. */
function answer(
  parts: ReceiverParts,
  request: ReceiveRequest,
  respond?: EarlyAnswer,
): Promise<ReceiveResult> {
  const { hooks, workload } = parts;
  const end = (result: ReceiveResult): ReceiveResult => {
    workload.end();
    return result;
  };
  const fail = async (error: unknown): Promise<ReceiveResult> => {
    await hooks.fail(error);
    return end(createAnswer(500, "internal_error"));
  };
  workload.begin();
  try {
    const result = traceReceive(() => answerRequest(parts, request, respond));
    return isPending(result) ? result.then(end, fail) : Promise.resolve(end(result));
  } catch (error) {
    return fail(error);
  }
}

function answerRequest(
  parts: ReceiverParts,
  request: ReceiveRequest,
  respond?: EarlyAnswer,
): ReceiveResult | Promise<ReceiveResult> {
  const { method = "POST", url, body: source } = request;
  const headers = new HeaderReader(request.headers);
  if (method !== "POST" && !parts.handshake?.accepts(method, { url, headers }))
    return reject(parts, 405, "method_not_allowed", headers);
  return whenReady(readBody(source, headers, parts.settings), (body) =>
    body instanceof Uint8Array
      ? answerSigned(parts, { method, url, headers, body }, respond)
      : answerUnread(parts, body, headers),
  );
}

async function answerUnread(
  parts: ReceiverParts,
  fault: BodyFault | BodyAlreadyRead,
  headers: HeaderReader,
): Promise<ReceiveResult> {
  if (typeof fault === "string") return reject(parts, STATUS_OF_FAULT[fault], fault, headers);
  await parts.hooks.fail(fault);
  return createAnswer(500, "body_already_read");
}

function answerSigned(
  parts: ReceiverParts,
  request: SignedRequest,
  respond?: EarlyAnswer,
): ReceiveResult | Promise<ReceiveResult> {
  const proceed = (fault: SignatureFault | undefined): ReceiveResult | Promise<ReceiveResult> =>
    fault === undefined
      ? (parts.handshake?.answerTo(request) ?? deliver(parts, request, respond))
      : refuse(parts, request, fault);
  const giveUp = async (error: unknown): Promise<ReceiveResult> => {
    await parts.hooks.fail(error);
    return createAnswer(500, "check_failed");
  };
  let fault;
  try {
    fault = parts.verify(request);
  } catch (error) {
    return giveUp(error);
  }
  return isPending(fault) ? fault.then(proceed, giveUp) : proceed(fault);
}

/** Turns away what nobody is known to have signed. Whatever keeps a diagnosis from being made, the answer is the same. */
async function refuse(
  parts: ReceiverParts,
  request: SignedRequest,
  fault: SignatureFault,
): Promise<ReceiveResult> {
  const hint = await loadHint()
    .then(({ findHint }) => findHint(parts, request, fault))
    .catch(() => undefined);
  return reject(parts, 401, fault, request.headers, { hint });
}
