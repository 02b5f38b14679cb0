import type { LookupFunction } from "node:net";

import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";

import type { SignedRequest } from "./built-package.js";
import type { Destination } from "./destination.js";

/** What came of one request. */
export type Outcome = Answer | Failure;

/** The receiver answered. */
export interface Answer {
  readonly status: number;
  /** Where a redirect leads. */
  readonly location?: string;
  /** The beginning of its body. */
  readonly answer: string;
  readonly milliseconds: number;
}

/** It did not. */
export interface Failure {
  /** The system's or the client's name for it: `ECONNREFUSED`, `UND_ERR_SOCKET`, `TIMEOUT`. */
  readonly failure: string;
  readonly milliseconds: number;
}

/** How requests are made. */
export interface SenderOptions {
  readonly timeoutMs: number;
  readonly connections: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** Makes requests to one destination. */
export interface Sender {
  send(delivery: SignedRequest): Promise<Outcome>;
  close(): Promise<void>;
}

/** So much of an answer is read, in bytes. */
const maxAnswerBytes = 16 * 1024;

/** Connections to a destination. No redirect is followed, and nothing but its addresses is connected to. */
export function openSender(destination: Destination, options: SenderOptions): Sender {
  const dispatcher = dispatcherFor(destination, options);
  return {
    send: (delivery) => sendOne(delivery, dispatcher, destination, options),
    close: () => dispatcher.destroy(),
  };
}

function dispatcherFor({ addresses, isLoopback }: Destination, { connections }: SenderOptions): Dispatcher {
  const limits = { connections, headersTimeout: 0, bodyTimeout: 0 };
  if (!isLoopback) return new EnvHttpProxyAgent(limits);
  const lookup: LookupFunction = (_hostname, { all }, found) => {
    const [first] = addresses;
    if (all === true) found(null, [...addresses]);
    else found(null, first?.address ?? "", first?.family);
  };
  return new Agent({ ...limits, connect: { lookup } });
}

async function sendOne(
  { method, url, headers, body }: SignedRequest,
  dispatcher: Dispatcher,
  destination: Destination,
  { timeoutMs, signal, now }: SenderOptions,
): Promise<Outcome> {
  const start = now();
  const elapsed = (): number => Math.round((now() - start) * 1000) / 1000;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const {
      statusCode,
      headers: answered,
      body: stream,
    } = await request(new URL(url ?? "", destination.url), {
      dispatcher,
      method: method as Dispatcher.HttpMethod,
      headers: { ...headers },
      body,
      signal: AbortSignal.any([signal, deadline]),
    });
    const beginning = await readBeginning(stream);
    const { location } = answered;
    return {
      status: statusCode,
      ...(typeof location === "string" && { location }),
      answer: beginning,
      milliseconds: elapsed(),
    };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { failure: deadline.aborted ? "TIMEOUT" : codeOf(error), milliseconds: elapsed() };
  }
}

/** Leaving the loop destroys the body, and with it a connection that would go on sending. */
async function readBeginning(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= maxAnswerBytes) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxAnswerBytes));
}

function codeOf(error: unknown): string {
  const { code, cause, name } = error as { code?: unknown; cause?: unknown; name?: unknown };
  if (typeof code === "string") return code;
  // Not every fault that the client finds in an answer has a code.
  if (name === "HTTPParserError") return "HPE_INVALID";
  if (cause !== undefined) return codeOf(cause);
  throw error;
}
