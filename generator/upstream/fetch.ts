import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";

import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { MAX_DOCUMENT_BYTES } from "../document/parse.js";
import { isLoopback, parseAddress } from "./address.js";
import { type AnswerLimits, type Fetched, readAnswer } from "./answer.js";
import { fetchRefusal, requestFailure } from "./fetch-failure.js";

/** How an upstream document is fetched. */
export interface FetchOptions {
  /** The entity tag of what is known already; with it the answer may be that nothing changed. */
  readonly etag?: string | null | undefined;
  /** Aborted when the user interrupts; the error is then the signal's reason. */
  readonly signal: AbortSignal;
  /** The time that everything together may take, in milliseconds. Default 30 seconds. */
  readonly timeoutMs?: number;
  /** The most bytes that are read. Default {@link MAX_DOCUMENT_BYTES}. */
  readonly maxBytes?: number;
}

/** So many redirects are followed. */
const MAX_REDIRECTS = 5;

/**
 * Fetches a document over https; over http from loopback addresses only. Redirects stay within https. The proxy
 * settings of the environment hold (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`), except for loopback addresses.
 *
 * @throws DiagnosticError with a sentence of its own for each way in which this can fail.
 */
export async function fetchUpstream(address: string, options: FetchOptions): Promise<Fetched> {
  const { etag, signal, timeoutMs = 30_000, maxBytes = MAX_DOCUMENT_BYTES } = options;
  const url = parseAddress(address);
  const deadline = AbortSignal.timeout(timeoutMs);
  const trip: Trip = { etag, maxBytes, timeoutMs, start: url, signal: AbortSignal.any([signal, deadline]) };
  try {
    return await visit(url, trip, 0);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (deadline.aborted) throw fetchRefusal(url, "timeout", `${timeoutMs / 1000} s`);
    throw error;
  }
}

interface Trip extends AnswerLimits {
  readonly timeoutMs: number;
  /** The address that credentials are meant for. */
  readonly start: URL;
}

async function visit(url: URL, trip: Trip, redirects: number): Promise<Fetched> {
  const dispatcher = dispatcherFor(url, trip);
  let next: URL;
  try {
    const { statusCode, headers, body } = await request(bare(url), {
      dispatcher,
      headers: requestHeaders(url, trip),
      signal: trip.signal,
    });
    if (!isRedirect(statusCode)) return await readAnswer(url, { statusCode, headers, body }, trip);
    next = redirectTarget(url, headers.location);
  } catch (error) {
    throw error instanceof DiagnosticError || trip.signal.aborted ? error : requestFailure(url, error);
  } finally {
    await dispatcher.destroy();
  }
  if (redirects === MAX_REDIRECTS) throw fetchRefusal(trip.start, "redirects", String(MAX_REDIRECTS));
  return visit(next, trip, redirects + 1);
}

function dispatcherFor(url: URL, { timeoutMs }: Trip): Dispatcher {
  const options = { connect: { timeout: timeoutMs }, headersTimeout: 0, bodyTimeout: 0 };
  if (isLoopback(url)) return new Agent(options);
  try {
    return new EnvHttpProxyAgent(options);
  } catch {
    throw fetchRefusal(url, "proxy-setting");
  }
}

/** Credentials travel in a header, and only to whom the user gave them. */
function requestHeaders(url: URL, { etag, start }: Trip): Record<string, string> {
  const credentials = [start.username, start.password].map(decoded).join(":");
  return {
    accept: "application/yaml, application/json, text/yaml, */*;q=0.5",
    "accept-encoding": "identity",
    "user-agent": "hookstep",
    ...(typeof etag === "string" && { "if-none-match": etag }),
    ...(credentials !== ":" &&
      url.origin === start.origin && {
        authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
      }),
  };
}

/** URLs keep a `%` that encodes nothing. */
function decoded(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString());
}

/** An address without its credentials. */
function bare(url: URL): URL {
  const copy = new URL(url);
  copy.username = "";
  copy.password = "";
  return copy;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function redirectTarget(url: URL, location: string | string[] | undefined): URL {
  if (typeof location !== "string" || !URL.canParse(location, url.href))
    throw fetchRefusal(url, "redirect-nowhere");
  const target = new URL(location, url);
  if (target.protocol === "https:" || (isLoopback(url) && isLoopback(target))) return target;
  throw fetchRefusal(url, "redirect-insecure", target.protocol.slice(0, -1));
}
