import { describe, expect, test, vi } from "vitest";
import {
  createReceiver,
  type Delivery,
  type ReceiveRequest,
  type Receiver,
  type ReceiverOptions,
} from "../../templates/src/index.js";
import { createDelivery } from "../../templates/src/testing.js";
import { receiveRequest as request, SECRET } from "./support/acme.js";

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  const receiver = createReceiver({ secret: SECRET, ...options });
  receiver.onError(() => undefined);
  return receiver;
}

describe("createReceiver", () => {
  test.each([undefined, "", [], [""], null, 7])("throws for the secret %o", (secret) => {
    const create = (): Receiver => createReceiver({ secret: secret as string });
    expect(create).toThrow(TypeError);
    expect(create).toThrow(/`secret`.*environment variable.*ACME_WEBHOOK_SECRET/);
  });

  test.each<Partial<Record<keyof ReceiverOptions, unknown>>>([
    { validation: "strict" },
    { malformed: "ignore" },
    { maxBodyBytes: -1 },
    { maxBodyBytes: Number.NaN },
    { maxBodyBytes: "5mb" },
    { bodyTimeout: 0 },
    { bodyTimeout: -1 },
    { bodyTimeout: Number.NaN },
    { bodyTimeout: "10s" },
    { ack: "never" },
    { ack: true },
    { handlers: { "order.creatd": () => undefined } },
    { handlers: { ping: "handler" } },
  ])("throws for %j", (options) => {
    expect(() => acme(options as Partial<ReceiverOptions>)).toThrow(TypeError);
  });

  test("takes handlers, and leaves out those that are undefined", async () => {
    const ping = vi.fn();
    const { receive } = acme({ handlers: { ping, "order.created": undefined } });
    expect(await receive(await createDelivery("ping", { secret: SECRET }))).toMatchObject({ status: 204 });
    expect(ping).toHaveBeenCalledOnce();
    expect(await receive(request())).toMatchObject({ code: "event_unhandled" });
  });

  test("takes options that are undefined as left out", async () => {
    const receiver = acme({
      handlers: undefined,
      validation: undefined,
      malformed: undefined,
      maxBodyBytes: undefined,
      bodyTimeout: undefined,
      ack: undefined,
      dedupe: undefined,
    });
    expect(await receiver.receive(request({ body: Buffer.alloc(5 * 1024 * 1024) }))).toMatchObject({
      status: 204,
    });
    expect(await receiver.receive(request({ body: Buffer.alloc(5 * 1024 * 1024 + 1) }))).toMatchObject({
      status: 413,
    });
  });
});

describe("a delivery", () => {
  test("holds the event, the payload, the headers, the bytes and no issues", async () => {
    const seen: Delivery[] = [];
    const { on, receive } = acme();
    on("order.created", (delivery) => seen.push(delivery));
    const sent = request({ body: '{"id":"ord_7"}', headers: [["X-Trace", "t1"]] });
    const { deliveries } = await receive(sent);
    expect(seen).toHaveLength(1);
    expect(deliveries).toEqual(seen);
    const { event, payload, headers, body, issues } = seen[0]!;
    expect({ event, payload, issues }).toEqual({
      event: "order.created",
      payload: { id: "ord_7" },
      issues: [],
    });
    expect(headers).toBeInstanceOf(Headers);
    expect(headers.get("x-trace")).toBe("t1");
    expect(body).toBe(sent.body);
  });

  test("keeps a __proto__ key as the data it is", async () => {
    const { on, receive } = acme();
    const handler = vi.fn();
    on("ping", handler);
    await receive(request({ event: "ping", body: '{"__proto__":{"zen":"no"}}' }));
    expect(handler).toHaveBeenCalledOnce();
    const [{ payload }] = handler.mock.calls[0] as [Delivery];
    expect(Object.getPrototypeOf(payload)).toBe(Object.prototype);
    expect(Object.keys(payload)).toEqual(["__proto__"]);
  });

  test("is a POST when the method is not given", async () => {
    const { receive } = acme({ handlers: { "order.created": () => undefined } });
    const { headers, body } = request();
    expect(await receive({ headers, body })).toMatchObject({ status: 204 });
  });
});

describe("handlers", () => {
  test("start together, and all of them are waited for", async () => {
    const { on, receive } = acme();
    const log: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    on("*", async () => {
      log.push("first starts");
      await gate;
      log.push("first ends");
    });
    on("order.*", () => {
      log.push("second runs");
      release();
    });
    await receive(request());
    expect(log).toEqual(["first starts", "second runs", "first ends"]);
  });

  test("that are removed while others run still get the delivery under way, and no other", async () => {
    const { on, receive } = acme();
    const second = vi.fn();
    on("order.created", () => remove());
    const remove = on("order.created", second);
    await receive(request());
    await receive(request());
    expect(second).toHaveBeenCalledOnce();
  });

  test("run for every event under *, which counts as handled", async () => {
    const { on, onUnhandled, receive } = acme();
    const [handler, unhandled] = [vi.fn(), vi.fn()];
    on("*", handler);
    onUnhandled(unhandled);
    await receive(request({ event: "ping", body: "{}" }));
    await receive(request());
    await receive(request({ event: "new.event" }));
    expect(handler.mock.calls.map(([{ event }]) => event as string)).toEqual(["ping", "order.created"]);
    expect(unhandled.mock.calls.map(([{ event }]) => event as string)).toEqual(["new.event"]);
  });
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["no headers", { body: "" }],
  [
    "headers that throw",
    { headers: new Proxy({}, { ownKeys: () => raise(new Error("headers")) }), body: "" },
  ],
  [
    "a body that throws when read",
    Object.defineProperty({ headers: {} }, "body", { get: () => raise(null) }),
  ],
  ["a method that is no text", { method: 7, headers: {}, body: "" }],
])("%s as a request gets an answer", async (_, input) => {
  const { status, deliveries } = await acme().receive(input as ReceiveRequest);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(deliveries).toEqual([]);
});

function raise(error: unknown): never {
  throw error;
}
