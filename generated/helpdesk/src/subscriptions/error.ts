/** Why a request to the API that manages subscriptions came to nothing. */
export type SubscriptionFailure =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "refused"
  | "throttled"
  | "redirected"
  | "unavailable"
  | "unexpected"
  | "unreachable";

/** What is known of a request that came to nothing. */
export interface FailedRequest {
  /** The method and the URL: `GET https://…`. */
  readonly request: string;
  /** The status of the answer; without one there was none. */
  readonly status?: number | undefined;
  /** The text of the answer. */
  readonly answer?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A request to the API that manages subscriptions came to nothing. The message says which, why, and what to do
 * about it; `reason` says the same to a program.
 */
export class SubscriptionError extends Error {
  override readonly name = "SubscriptionError";
  readonly reason: SubscriptionFailure;
  /** The status of the answer; `undefined` when there was none. */
  readonly status: number | undefined;
  /** The text of the answer, whole. The API's word, not to be trusted. */
  readonly answer: string;

  constructor(
    reason: SubscriptionFailure,
    remedy: string,
    { request, status, answer = "", cause }: FailedRequest,
  ) {
    const outcome = status === undefined ? "had no answer" : `was answered with ${status}`;
    super(`${request} ${outcome}: ${remedy}${quote(answer)}`, cause === undefined ? {} : { cause });
    this.reason = reason;
    this.status = status;
    this.answer = answer;
  }
}

const QUOTED_CHARACTERS = 300;

/** What the API said, on one line and not at any length: it may say anything. */
function quote(answer: string): string {
  const start = answer
    .slice(0, 4 * QUOTED_CHARACTERS)
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
  if (start === "") return "";
  const characters = [...start];
  const isCut = characters.length > QUOTED_CHARACTERS || answer.length > 4 * QUOTED_CHARACTERS;
  return ` It said: ${characters.slice(0, QUOTED_CHARACTERS).join("")}${isCut ? "…" : ""}`;
}

/** The error that an answer stands for, or nothing for one that says the request was carried out. */
export function failureOf(
  failed: FailedRequest & { readonly status: number },
  permission: string | undefined,
): SubscriptionError | undefined {
  const { status } = failed;
  if (status >= 200 && status < 300) return undefined;
  const [reason, remedy] = REMEDIES.get(status) ?? remedyOfClass(status);
  const needed = permission === undefined ? "" : ` It takes ${permission} permission.`;
  return new SubscriptionError(reason, NEED_PERMISSION.has(status) ? remedy + needed : remedy, failed);
}

type Remedy = readonly [reason: SubscriptionFailure, remedy: string];

const REFUSED: Remedy = ["refused", "the API does not take what was sent."];

const REMEDIES: ReadonlyMap<number, Remedy> = new Map<number, Remedy>([
  [400, REFUSED],
  [401, ["unauthenticated", "the credentials in `headers` are missing, wrong or no longer valid."]],
  [403, ["forbidden", "the credentials in `headers` do not allow this."]],
  [404, ["not_found", "there is no such subscription, or no such API at this `baseUrl`."]],
  [409, REFUSED],
  [410, ["not_found", "the subscription is gone."]],
  [422, REFUSED],
  [429, ["throttled", "there were too many requests; wait before the next."]],
]);

const NEED_PERMISSION: ReadonlySet<number> = new Set([401, 403]);

function remedyOfClass(status: number): Remedy {
  // A browser hides where it was sent to, and gives the status 0.
  if (status < 400)
    return ["redirected", "the API is elsewhere, and credentials are not sent there: change `baseUrl`."];
  if (status < 500) return REFUSED;
  return ["unavailable", "the API failed; try again later."];
}
