import { BodyAlreadyRead, type RequestBody } from "./body.js";
import type { RequestHeaders } from "./headers.js";
import type { ReceiveRequest } from "./receive.js";

type Values<T> = Readonly<Record<string, T | undefined>> | null | undefined;

interface EventBody {
  readonly headers?: Values<string>;
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | undefined;
}

/**
 * What is needed of an event of an API Gateway REST API, of an HTTP API with payload format 1.0, or of an
 * Application Load Balancer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export interface LambdaEventV1 extends EventBody {
  readonly httpMethod: string;
  readonly path: string;
  readonly multiValueHeaders?: Values<readonly string[]>;
  readonly queryStringParameters?: Values<string>;
  readonly multiValueQueryStringParameters?: Values<readonly string[]>;
  /** A load balancer's has a member `elb`. */
  readonly requestContext?: object | undefined;
}

/**
 * What is needed of an event of an HTTP API with payload format 2.0, or of a function URL.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface LambdaEventV2 extends EventBody {
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[] | undefined;
  readonly requestContext: { readonly http: { readonly method: string } };
}

/** An event that stands for an HTTP request. */
export type LambdaEvent = LambdaEventV1 | LambdaEventV2;

const PARSED_BEFORE =
  "The body of the event was parsed before the webhook handler could check its signature. Middy: leave " +
  "`httpJsonBodyParser` away from this function. API Gateway: use the Lambda proxy integration, without a " +
  "mapping template.";

/** Whether it is an event in the format 2.0. */
export function isEventV2(event: unknown): event is LambdaEventV2 {
  const http = member(member(event, "requestContext"), "http");
  return typeof member(http, "method") === "string";
}

/** Whether it is an event in the format 1.0, or of a load balancer. */
export function isEventV1(event: unknown): event is LambdaEventV1 {
  return typeof member(event, "httpMethod") === "string";
}

/** Whether a load balancer sent it. */
export function isLoadBalancerEvent({ requestContext }: LambdaEventV1): boolean {
  return member(requestContext, "elb") !== undefined;
}

/** The request that an event in the format 1.0 stands for. */
export function readEventV1(event: LambdaEventV1): ReceiveRequest {
  const { httpMethod: method, path } = event;
  return { method, url: joinUrl(path, queryOf(event)), headers: headersOf(event), body: bodyOf(event) };
}

/** The request that an event in the format 2.0 stands for. */
export function readEventV2(event: LambdaEventV2): ReceiveRequest {
  const { rawPath, rawQueryString, cookies, headers } = event;
  return {
    method: event.requestContext.http.method,
    url: joinUrl(rawPath, rawQueryString),
    headers: cookies === undefined ? { ...headers } : { ...headers, cookie: cookies.join("; ") },
    body: bodyOf(event),
  };
}

/** Where a header stands in both records, `headers` has only the last of its values. */
function headersOf({ headers, multiValueHeaders }: LambdaEventV1): RequestHeaders {
  const lists = Object.entries(multiValueHeaders ?? {});
  const listed = new Set(lists.map(([name]) => name.toLowerCase()));
  const single = Object.entries(headers ?? {}).filter(([name]) => !listed.has(name.toLowerCase()));
  return Object.fromEntries([...lists, ...single]);
}

/** API Gateway has decoded the parameters, a load balancer leaves them as they were sent. */
function queryOf(event: LambdaEventV1): string {
  const { multiValueQueryStringParameters, queryStringParameters } = event;
  const parameters: Readonly<Record<string, string | readonly string[] | undefined>> =
    multiValueQueryStringParameters ?? queryStringParameters ?? {};
  const pairs = Object.entries(parameters).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
  if (isLoadBalancerEvent(event)) return pairs.map((pair) => pair.join("=")).join("&");
  return new URLSearchParams(pairs).toString();
}

function joinUrl(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}

function bodyOf({ body, isBase64Encoded }: EventBody): RequestBody {
  if (body === undefined || body === null) return "";
  if (typeof body !== "string") return new BodyAlreadyRead(PARSED_BEFORE);
  return isBase64Encoded === true ? Buffer.from(body, "base64") : body;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
