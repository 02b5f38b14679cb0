import type { LambdaEvent, LambdaEventV1, LambdaEventV2 } from "../../../templates/src/lambda.js";
import type { RawRequest } from "./sender.js";

type Lists = Record<string, string[]>;

function lists(headers: RawRequest["headers"]): Lists {
  const found: Lists = {};
  for (const [name, value] of headers) (found[name] ??= []).push(value);
  return found;
}

function mapValues<T>(record: Lists, map: (values: string[]) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, values]) => [name, map(values)]));
}

/** Text where the bytes are UTF-8, else base64: what a gateway does by content type. */
function textBody({ body }: RawRequest): { body: string | null; isBase64Encoded: boolean } {
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  const text = body.toString();
  return Buffer.from(text).equals(body) ? { body: text, isBase64Encoded: false } : base64Body({ body });
}

function base64Body({ body }: Pick<RawRequest, "body">): { body: string; isBase64Encoded: boolean } {
  return { body: body.toString("base64"), isBase64Encoded: true };
}

/** An event of a REST API, or of an HTTP API with payload format 1.0. */
export function eventV1(request: RawRequest): LambdaEventV1 {
  const multiValueHeaders = lists(request.headers);
  return {
    httpMethod: request.method,
    path: "/hooks",
    headers: mapValues(multiValueHeaders, (values) => values.at(-1) ?? ""),
    multiValueHeaders,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    requestContext: { stage: "prod", path: "/prod/hooks" },
    ...textBody(request),
  };
}

/** An event of an HTTP API with payload format 2.0, or of a function URL. */
export function eventV2(request: RawRequest): LambdaEventV2 {
  const headers = Object.entries(lists(request.headers)).map(([name, values]) => [
    name.toLowerCase(),
    values.join(","),
  ]);
  const { body, isBase64Encoded } = textBody(request);
  return {
    rawPath: "/hooks",
    rawQueryString: "",
    headers: Object.fromEntries(headers) as Record<string, string>,
    requestContext: { http: { method: request.method } },
    isBase64Encoded,
    ...(body !== null && { body }),
  };
}

/** An event of a load balancer, which writes names in lower case and has either single values or lists. */
export function eventOfLoadBalancer(request: RawRequest): LambdaEventV1 {
  const { body, isBase64Encoded } = textBody(request);
  const lines = request.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    httpMethod: request.method,
    path: "/hooks",
    multiValueHeaders: lists(lines),
    multiValueQueryStringParameters: {},
    requestContext: { elb: { targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/a/b" } },
    body: body ?? "",
    isBase64Encoded,
  };
}

/** A request as each kind of event that `toLambdaHandler` takes. */
export const lambdaEvents: Record<string, (request: RawRequest) => LambdaEvent> = {
  "a REST API": eventV1,
  "a REST API with binary media types": (request) => ({ ...eventV1(request), ...base64Body(request) }),
  "an HTTP API or function URL": eventV2,
  "an HTTP API or function URL, in base64": (request) => ({ ...eventV2(request), ...base64Body(request) }),
  "a load balancer": eventOfLoadBalancer,
};
