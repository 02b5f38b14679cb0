import type { ReceiveResult } from "./answers.js";
import {
  isEventV1,
  isEventV2,
  isLoadBalancerEvent,
  readEventV1,
  readEventV2,
  type LambdaEvent,
} from "./lambda-event.js";
import type { Receiver } from "./receiver.js";

export type { LambdaEvent, LambdaEventV1, LambdaEventV2 } from "./lambda-event.js";

/** The answer in the form that API Gateway, function URLs and load balancers take. */
export interface LambdaResult {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  /** The headers once more, for a load balancer that is set to multi-value headers: it reads no others. */
  readonly multiValueHeaders?: Record<string, string[]>;
  readonly body: string;
  readonly isBase64Encoded: false;
}

/** What is needed of a receiver. */
export type LambdaReceiver = Pick<Receiver, "receive"> & Partial<Pick<Receiver, "ack">>;

const FROZEN =
  '`ack: "before"` cannot work on Lambda, which freezes the process once it has answered: work that is left would ' +
  "stand still, and get lost. Leave `ack` out, or have handlers put the work into a queue.";

/** A handler for AWS Lambda, which is called with an event and ignores the context. */
export type LambdaHandler = (event: LambdaEvent) => Promise<LambdaResult>;

/**
 * Makes a receiver into a handler for AWS Lambda behind API Gateway (REST and HTTP APIs, payload formats 1.0 and
 * 2.0), a function URL or an Application Load Balancer.
 *
 * A body that something has parsed gets 500 at once, and `onError` the remedy. An event that is no HTTP request
 * (a queue's, a schedule's, that of an integration which is not a proxy) has nobody to answer: the handler
 * rejects with a TypeError, so that Lambda counts the invocation as failed rather than done.
 *
 * @throws TypeError for a receiver with `ack: "before"`: Lambda freezes the process once it has answered
 * @example
 * export const handler = toLambdaHandler(receiver);
 */
export function toLambdaHandler(receiver: LambdaReceiver): LambdaHandler {
  if (receiver.ack === "before") throw new TypeError(FROZEN);
  return async (event) => {
    if (isEventV2(event)) return createResult(await receiver.receive(readEventV2(event)));
    if (!isEventV1(event)) throw new TypeError(describeStranger(event));
    const result = createResult(await receiver.receive(readEventV1(event)));
    const isMultiValue = isLoadBalancerEvent(event) && Boolean(event.multiValueHeaders);
    return isMultiValue ? { ...result, multiValueHeaders: listValues(result.headers) } : result;
  };
}

function createResult({ status, headers, body = "" }: ReceiveResult): LambdaResult {
  return { statusCode: status, headers: { ...headers }, body, isBase64Encoded: false };
}

function listValues(headers: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
}

/** Names members, never their values: the text goes into a log. */
function describeStranger(event: unknown): string {
  return (
    `The event is no HTTP request: ${describe(event)}. toLambdaHandler takes the events of API Gateway (Lambda ` +
    "proxy integration), function URLs and Application Load Balancers"
  );
}

function describe(event: unknown): string {
  if (event === null || typeof event !== "object") return event === null ? "null" : typeof event;
  const names = Object.keys(event).slice(0, 10);
  const quoted = names.map((name) => JSON.stringify(name.slice(0, 40)));
  return `an object with ${quoted.join(", ") || "no members"}`;
}
