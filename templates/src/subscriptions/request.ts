import { failureOf, SubscriptionError } from "./error.js";

/** How the API is reached. */
export interface ConnectionOptions {
  /** Where the API is, such as `https://helpdesk.example.com`: what stands before the paths of its documentation. */
  readonly baseUrl: string | URL;
  /**
   * What authenticates the requests, such as `{ Authorization: "Bearer …" }`: headers, or a function that gives
   * them, asked before each request. The credentials are sent to `baseUrl` and nowhere else: a redirect is an error.
   */
  readonly headers: AuthenticationHeaders | (() => AuthenticationHeaders | Promise<AuthenticationHeaders>);
  /** What sends requests: the platform's `fetch` when left out. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** Headers that authenticate a request. */
export type AuthenticationHeaders = Headers | Readonly<Record<string, string>>;

/** What of a request its caller may change. */
export interface CallOptions {
  /** Ends the request; it then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** One request: what is asked of the API. */
export interface ApiRequest extends CallOptions {
  readonly method: string;
  readonly path: string;
  /** Sent as JSON. */
  readonly content?: unknown;
}

/** An answer that says the request was carried out. */
export interface ApiAnswer {
  /** The request, for messages. */
  readonly request: string;
  readonly status: number;
  readonly text: string;
}

/** Sends a request; rejects with a `SubscriptionError` when it is not carried out. */
export type ApiConnection = (request: ApiRequest) => Promise<ApiAnswer>;

/**
 * Gives what sends requests to the API.
 *
 * @param permission what a caller must be allowed to be, for messages
 * @throws TypeError when `baseUrl` is no address that requests can be sent to
 */
export function connect(
  { baseUrl, headers: credentials, fetch: send = fetch }: ConnectionOptions,
  permission: string | undefined,
): ApiConnection {
  const base = parseBaseUrl(baseUrl);
  return async ({ method, path, content, signal }) => {
    const url = base + path;
    const request = `${method} ${url}`;
    const headers = new Headers(typeof credentials === "function" ? await credentials() : credentials);
    headers.set("accept", "application/json");
    if (content !== undefined) headers.set("content-type", "application/json");
    const body = content === undefined ? null : JSON.stringify(content);
    const init = { method, headers, body, redirect: "manual", signal: signal ?? null } as const;
    try {
      const response = await send(url, init);
      const answer = { request, status: response.status, text: await response.text() };
      const failure = failureOf({ ...answer, answer: answer.text }, permission);
      if (failure !== undefined) throw failure;
      return answer;
    } catch (error) {
      if (signal?.aborted === true || error instanceof SubscriptionError) throw error;
      throw new SubscriptionError("unreachable", `${reasonOf(error)}. Is \`baseUrl\` right?`, {
        request,
        cause: error,
      });
    }
  };
}

/** `fetch` says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

function parseBaseUrl(baseUrl: string | URL): string {
  const url = URL.canParse(String(baseUrl)) ? new URL(baseUrl) : undefined;
  const isPlain = url !== undefined && !url.username && !url.password && !url.search && !url.hash;
  if (!isPlain || !/^https?:$/.test(url.protocol))
    throw new TypeError("`baseUrl` must be an http or https address without user, query and fragment");
  return url.href.replace(/\/+$/, "");
}
