import { describe, expect, test, vi } from "vitest";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../templates/src/index.js";
import { toLambdaHandler, type LambdaEvent } from "../../templates/src/lambda.js";
import { rawRequest, SECRET } from "./support/acme.js";
import { answerRows, named } from "./support/answer-rows.js";
import { eventOfLoadBalancer, eventV1, eventV2, lambdaEvents } from "./support/lambda-events.js";
import { createRowReceiver } from "./support/row-receiver.js";

const handler = vi.fn();

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler }, ...options });
}

describe.each(Object.entries(lambdaEvents))("through Lambda behind %s", (_, createEvent) => {
  test.each(named(answerRows))("%s", async (_name, row) => {
    const answer = await toLambdaHandler(createRowReceiver(row))(createEvent(row.request));
    expect(answer).toMatchObject({ statusCode: row.status, body: "", isBase64Encoded: false });
    expect(answer.headers).toEqual(row.status === 405 ? { allow: "POST" } : {});
  });
});

describe("the headers of an event", () => {
  async function rejection(event: LambdaEvent): Promise<unknown> {
    const receiver = acme();
    const reasons: unknown[] = [];
    receiver.onRejected(({ reason }) => reasons.push(reason));
    await toLambdaHandler(receiver)(event);
    return reasons[0];
  }

  const signature = rawRequest().headers.find(([name]) => name === "X-Acme-Signature")?.[1] ?? "";
  const twice = rawRequest({ headers: [["X-Acme-Signature", signature]] });

  test("count as repeated when multiValueHeaders has several values", async () => {
    expect(await rejection(eventV1(twice))).toBe("signature_repeated");
    expect(await rejection(eventOfLoadBalancer(twice))).toBe("signature_repeated");
  });

  test("count as repeated under two spellings", async () => {
    const event = eventOfLoadBalancer(rawRequest());
    const multiValueHeaders = { ...event.multiValueHeaders, "X-ACME-SIGNATURE": [signature] };
    expect(await rejection({ ...event, multiValueHeaders })).toBe("signature_repeated");
  });

  test("do not count as repeated because both records have them, in whatever spelling", async () => {
    const { headers, ...event } = eventV1(rawRequest());
    const lower = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
    expect(await rejection({ ...event, headers: Object.fromEntries(lower) })).toBeUndefined();
    expect(handler).toHaveBeenCalledOnce();
  });

  test("may stand in headers only, as events written by hand have them", async () => {
    expect(await rejection({ ...eventV1(rawRequest()), multiValueHeaders: null })).toBeUndefined();
    expect(await rejection({ ...eventV1(rawRequest()), multiValueHeaders: {} })).toBeUndefined();
  });

  test("may be missing altogether", async () => {
    const event = { ...eventV1(rawRequest()), headers: null, multiValueHeaders: null };
    expect(await rejection(event)).toBe("signature_missing");
    const { headers: _, ...bare } = eventV2(rawRequest());
    expect(await rejection(bare)).toBe("signature_missing");
  });

  test("hold the cookies that the format 2.0 has beside them", async () => {
    const secret = vi.fn(({ headers }: { headers: Headers }) => headers.get("cookie") ?? undefined);
    const cookies = ["a=1", "b=2"];
    await toLambdaHandler(acme({ secret }))({ ...eventV2(rawRequest()), cookies });
    expect(secret).toHaveReturnedWith("a=1; b=2");
  });
});

describe("the URL of an event", () => {
  async function urlOf(event: LambdaEvent): Promise<unknown> {
    let found: unknown;
    const secret: ReceiverOptions["secret"] = ({ url }) => {
      found = url;
      return SECRET;
    };
    await toLambdaHandler(acme({ secret }))(event);
    return found;
  }

  const request = rawRequest();

  test("is its path when there is no query", async () => {
    for (const createEvent of Object.values(lambdaEvents))
      expect(await urlOf(createEvent(request))).toBe("/hooks");
  });

  test("has the query of the format 2.0 as it was sent", async () => {
    expect(await urlOf({ ...eventV2(request), rawQueryString: "a=1%20&a=2" })).toBe("/hooks?a=1%20&a=2");
  });

  test("has the parameters of a REST API, encoded again", async () => {
    const event = { ...eventV1(request), queryStringParameters: { "a&": "2" } };
    expect(await urlOf(event)).toBe("/hooks?a%26=2");
    const repeated = { ...event, multiValueQueryStringParameters: { "a&": ["1 ", "2"] } };
    expect(await urlOf(repeated)).toBe("/hooks?a%26=1+&a%26=2");
  });

  test("has the parameters of a load balancer as they are, since they are still encoded", async () => {
    const event = { ...eventOfLoadBalancer(request), multiValueQueryStringParameters: { "a%26": ["1%20"] } };
    expect(await urlOf(event)).toBe("/hooks?a%26=1%20");
  });
});

describe("the result", () => {
  test("has multiValueHeaders for a load balancer that is set to them, and for nobody else", async () => {
    const get = rawRequest({ method: "GET" });
    const handle = toLambdaHandler(acme());
    expect(await handle(eventOfLoadBalancer(get))).toEqual({
      statusCode: 405,
      headers: { allow: "POST" },
      multiValueHeaders: { allow: ["POST"] },
      body: "",
      isBase64Encoded: false,
    });
    const { multiValueHeaders: _, ...event } = eventOfLoadBalancer(get);
    for (const single of [{ ...event, headers: {} }, eventV1(get), eventV2(get)]) {
      expect(await handle(single)).not.toHaveProperty("multiValueHeaders");
    }
  });

  test("does not hold a handler's error text", async () => {
    const receiver = acme();
    receiver.onError(() => undefined);
    handler.mockRejectedValue(new Error("password"));
    const result = await toLambdaHandler(receiver)(eventV2(rawRequest()));
    expect(result).toEqual({ statusCode: 500, headers: {}, body: "", isBase64Encoded: false });
  });
});

test.each([eventV1, eventV2])(
  "a body that was parsed before gets 500, and onError the remedy",
  async (of) => {
    const receiver = acme();
    const errors: unknown[] = [];
    receiver.onError(({ error }) => errors.push(String(error)));
    const event = { ...of(rawRequest()), body: { id: 1 } } as unknown as LambdaEvent;
    expect(await toLambdaHandler(receiver)(event)).toMatchObject({ statusCode: 500, body: "" });
    expect(errors).toEqual([expect.stringMatching(/Middy: .*httpJsonBodyParser.*API Gateway: .*proxy/)]);
    expect(handler).not.toHaveBeenCalled();
  },
);

describe("an event that is no HTTP request", () => {
  const handle = toLambdaHandler(acme()) as (event: unknown) => Promise<unknown>;

  test.each([
    [{ Records: [{ body: "secret" }], 'a"b': 1 }, 'an object with "Records", "a\\"b"'],
    [{}, "an object with no members"],
    [{ requestContext: { http: null } }, 'an object with "requestContext"'],
    [{ httpMethod: 1 }, 'an object with "httpMethod"'],
    [undefined, "undefined"],
    [null, "null"],
    ["secret", "string"],
  ])("fails the invocation and says what it was: %j", async (event, received) => {
    const error: unknown = await handle(event).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(`The event is no HTTP request: ${received}. toLambdaHandler takes`);
    expect(String(error)).not.toContain("secret");
  });

  test("is told by its first members, cut short", async () => {
    const members = Array.from({ length: 1000 }, (_, index) => [`${index}`.padEnd(1000, "x"), 1]);
    const error: unknown = await handle(Object.fromEntries(members)).catch((reason: unknown) => reason);
    expect(String(error).length).toBeLessThan(1000);
  });
});
