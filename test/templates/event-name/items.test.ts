import { describe, expect, test, vi } from "vitest";
import { memoryStore } from "../../../templates/src/dedupe.js";
import { bodyItems } from "../../../templates/src/event-name/items.js";
import { Deactivate } from "../../../templates/src/index.js";
import { validators } from "../../../templates/src/spec/validators.js";
import { batchReceiver, deliverBatch, itemsOf } from "../support/batch.js";

describe("a request that carries several events", () => {
  test("is dispatched item by item", async () => {
    const receiver = batchReceiver();
    const handler = vi.fn();
    receiver.on("*", handler);
    const result = await deliverBatch(receiver, itemsOf("ping", "order.created", "ping"));
    expect(result.status).toBe(204);
    expect(result.code).toBeUndefined();
    expect(result.deliveries.map(({ event, payload }) => [event, payload])).toEqual([
      ["ping", { type: "ping", index: 0 }],
      ["order.created", { type: "order.created", index: 1 }],
      ["ping", { type: "ping", index: 2 }],
    ]);
    expect(handler).toHaveBeenCalledTimes(3);
    for (const delivery of result.deliveries) expect(handler).toHaveBeenCalledWith(delivery);
    expect(Buffer.from(result.deliveries[1]?.body ?? []).toString()).toBe(
      JSON.stringify(itemsOf("ping", "order.created", "ping")),
    );
  });

  test("may have one name for all, in its headers, and be a list itself", async () => {
    const receiver = batchReceiver({}, "one name in the headers");
    const handler = vi.fn();
    receiver.on("ping", handler);
    expect(await deliverBatch(receiver, [{ id: 1 }, { id: 2 }], { "x-event": "ping" })).toMatchObject({
      status: 204,
      deliveries: [{ payload: { id: 1 } }, { payload: { id: 2 } }],
    });
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test("is acknowledged when its list is empty", async () => {
    expect(await deliverBatch(batchReceiver(), itemsOf())).toEqual({
      status: 204,
      headers: {},
      deliveries: [],
    });
  });

  test.each<[string, unknown]>([
    ["no list", { events: { type: "ping" } }],
    ["nothing where the list should be", {}],
    ["no JSON", "{"],
    ["null", null],
  ])("is refused when it holds %s", async (_, body) => {
    const receiver = batchReceiver();
    const rejected = vi.fn();
    receiver.onRejected(rejected);
    expect(await deliverBatch(receiver, body)).toMatchObject({ status: 400, code: "payload_malformed" });
    expect(rejected).toHaveBeenCalledOnce();
  });

  test("tells onUnhandled of items that nobody handles", async () => {
    const receiver = batchReceiver();
    const unhandled = vi.fn();
    receiver.on("ping", () => undefined);
    receiver.onUnhandled(({ event, known }) => unhandled(event, known));
    expect(await deliverBatch(receiver, itemsOf("ping", "order.created", "new.event"))).toMatchObject({
      status: 204,
      deliveries: [{ event: "ping" }],
    });
    expect(unhandled.mock.calls).toEqual([
      ["order.created", true],
      ["new.event", false],
    ]);
  });

  test("reports the issues of each item", async () => {
    const receiver = batchReceiver();
    receiver.on("*", () => undefined);
    const { deliveries } = await deliverBatch(receiver, {
      events: [{ type: "order.created", id: 7 }, { type: "ping" }],
    });
    expect(deliveries[0]?.issues).toContainEqual({ path: "/id", rule: "type", message: "must be string" });
    expect(deliveries[1]?.issues).toEqual([]);
  });
});

describe("the answer to several events", () => {
  function failing(): ReturnType<typeof batchReceiver> {
    const receiver = batchReceiver({ validation: "reject" });
    receiver.on("ping", () => undefined);
    receiver.on("order.updated", () => Promise.reject(new Error("no disk")));
    receiver.on("customer.deleted", () => Promise.reject(new Deactivate()));
    receiver.on("order.created", () => undefined);
    return receiver;
  }
  const invalid = { type: "order.created", id: 7 };
  const failed = { type: "order.updated", id: "o1", status: "open", total: 1 };
  const deactivated = { type: "customer.deleted", id: "c1" };
  const done = { type: "ping" };

  test.each<[number, string | undefined, readonly unknown[]]>([
    [204, undefined, [done, { type: "new.event" }]],
    [400, "event_missing", [done, {}]],
    [422, "payload_invalid", [done, {}, invalid]],
    [500, "handler_failed", [done, invalid, failed, {}]],
    [410, "deactivated", [failed, invalid, deactivated, done]],
  ])("is %i (%s) when that is the worst of their ends", async (status, code, events) => {
    const { status: answered, code: reason, deliveries } = await deliverBatch(failing(), { events });
    expect({ status: answered, code: reason }).toEqual({ status, code });
    const isHandled = (event: unknown): boolean => [done, failed, deactivated].includes(event as never);
    expect(deliveries.map(({ payload }) => payload as unknown)).toEqual(events.filter(isHandled));
  });

  test('is given before the work with ack: "before", when every item was taken', async () => {
    const receiver = batchReceiver({ ack: "before" });
    let finish = (): void => undefined;
    receiver.on("ping", () => new Promise<void>((resolve) => (finish = resolve)));
    const batch = itemsOf("ping", "new.event");
    expect(await deliverBatch(receiver, batch)).toMatchObject({ status: 204, deliveries: [] });
    const drained = vi.fn();
    const drain = receiver.drain().then(drained);
    await new Promise(setImmediate);
    expect(drained).not.toHaveBeenCalled();
    finish();
    await drain;
  });

  test('waits for the work with ack: "before" when an item has to be sent again', async () => {
    const receiver = batchReceiver({ ack: "before" });
    const handler = vi.fn();
    receiver.on("ping", handler);
    expect(await deliverBatch(receiver, itemsOf("ping", null))).toMatchObject({
      status: 400,
      code: "event_missing",
      deliveries: [{ event: "ping" }],
    });
    expect(handler).toHaveBeenCalledOnce();
  });
});

test("a bug of ours in one item does not end the request before the other items have", async () => {
  const receiver = batchReceiver();
  const finished = vi.fn();
  const failed = vi.fn();
  let finish = (): void => undefined;
  receiver.on("ping", () => new Promise<void>((resolve) => (finish = resolve)).then(finished));
  receiver.on("order.created", () => undefined);
  receiver.onError(({ error }) => failed(error));
  const bug = new Error("a validator's");
  const faulty = vi.fn(() => {
    throw bug;
  });
  vi.spyOn(validators, "get").mockReturnValueOnce(faulty as never);
  const answer = deliverBatch(receiver, itemsOf("order.created", "ping"));
  await vi.waitFor(() => expect(failed.mock.calls).toEqual([[bug]]));
  expect(await receiver.drain(1)).toBe(1);
  finish();
  expect(await answer).toMatchObject({
    status: 500,
    code: "internal_error",
    deliveries: [{ event: "ping" }],
  });
  expect(finished).toHaveBeenCalledOnce();
});

describe("several events that come again", () => {
  test("are handled as far as they were not, each by its own key", async () => {
    const receiver = batchReceiver({ dedupe: memoryStore() });
    const handler = vi.fn();
    receiver.on("ping", handler);
    receiver.on("order.created", handler);
    handler.mockRejectedValueOnce(new Error("no disk"));
    const batch = { events: [{ type: "ping" }, { type: "ping" }, { type: "order.created" }] };
    expect(await deliverBatch(receiver, batch)).toMatchObject({ status: 500 });
    expect(handler).toHaveBeenCalledTimes(3);
    expect(await deliverBatch(receiver, batch)).toMatchObject({ status: 204, deliveries: [{}] });
    expect(handler).toHaveBeenCalledTimes(4);
    expect(await deliverBatch(receiver, batch)).toMatchObject({ status: 204, deliveries: [] });
    expect(handler).toHaveBeenCalledTimes(4);
  });

  test("may be told apart by a function of their items", async () => {
    const store = memoryStore();
    const key = ({ payload }: { payload: unknown }) => String((payload as { id: number }).id);
    const receiver = batchReceiver({ dedupe: { store, key } });
    const handler = vi.fn();
    receiver.on("ping", handler);
    const ping = (id: number) => ({ type: "ping", id });
    await deliverBatch(receiver, { events: [ping(1), ping(2)] });
    await deliverBatch(receiver, { events: [ping(3), ping(2), ping(1)] });
    expect(handler.mock.calls.map(([{ payload }]) => payload.id)).toEqual([1, 2, 3]);
  });
});

test.each(["/events", "/data/events", "/a~1b", ""])("an item that was written to %o is found", (pointer) => {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replace("~1", "/"));
  const body = bodyItems(pointer).write({ id: 7 });
  expect(keys.reduce((value, key) => (value as Record<string, unknown>)[key], body)).toEqual([{ id: 7 }]);
});
