import type { SubscriptionsDescription } from "./description.js";
import { SubscriptionError } from "./error.js";
import type { ApiAnswer } from "./request.js";

type Envelope = Pick<SubscriptionsDescription, "many" | "one">;

/** What is sent for a subscription: in its envelope, if it has one. */
export function wrap({ one }: Envelope, content: unknown): unknown {
  return one === undefined ? content : { [one]: content };
}

/**
 * The subscription of an answer.
 *
 * @throws SubscriptionError when there is none in it
 */
export function readOne({ one }: Envelope, answer: ApiAnswer): unknown {
  const value = unwrap(answer, one);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw unexpected(answer, `an object${placeOf(one)}`);
}

/**
 * The subscriptions of an answer.
 *
 * @throws SubscriptionError when there is no list in it
 */
export function readMany({ many }: Envelope, answer: ApiAnswer): readonly unknown[] {
  const value = unwrap(answer, many);
  if (Array.isArray(value)) return value;
  throw unexpected(answer, `a list${placeOf(many)}`);
}

function unwrap({ text }: ApiAnswer, key: string | undefined): unknown {
  const value = parseJson(text);
  if (key === undefined) return value;
  const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, key);
  return isObject ? (value as Record<string, unknown>)[key] : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function placeOf(key: string | undefined): string {
  return key === undefined ? "" : ` in \`${key}\``;
}

function unexpected({ request, status, text }: ApiAnswer, wanted: string): SubscriptionError {
  const remedy = `that should be JSON with ${wanted}, and is not. Is \`baseUrl\` the API's?`;
  return new SubscriptionError("unexpected", remedy, { request, status, answer: text });
}
