import { describe, expect, test } from "vitest";

import { gravestClass } from "../../../generator/drift/change.js";
import { compareModels } from "../../../generator/drift/compare-models.js";
import type { EventModel } from "../../../generator/model/model.js";
import { eventOf, modelOf, schemasOf } from "./support/models.js";

const schemas = schemasOf({
  Order: { type: "object", properties: { id: { type: "integer" }, total: { type: "number" } } },
  Receipt: { type: "object", properties: { id: { type: "integer" } } },
  Bill: { type: "object", properties: { id: { type: "integer" } } },
});

const placed: EventModel = {
  ...eventOf("order.placed", "Order"),
  title: "Order placed",
  description: "Somebody ordered.",
};
const paid: EventModel = { ...eventOf("order.paid", "Order"), description: "Somebody paid." };
const others = [eventOf("receipt.sent", "Receipt"), eventOf("bill.sent", "Bill")];

function changesOf(from: readonly EventModel[], to: readonly EventModel[]) {
  return compareModels(modelOf(schemas, [...from, ...others]), modelOf(schemas, [...to, ...others]));
}

describe("events", () => {
  test("an event that is gone is breaking", () => {
    expect(changesOf([placed, paid], [placed])).toEqual([
      {
        class: "breaking",
        what: "event",
        events: ["order.paid"],
        before: "order.paid: Order",
        reason: "The event is gone: a handler for it no longer compiles, and is never called.",
        from: paid.pointer,
      },
    ]);
  });

  test("a new event is an addition that says what happens to exhaustive handlers", () => {
    const [added, ...more] = changesOf([placed], [placed, paid]);
    expect(added).toMatchObject({
      class: "addition",
      what: "event",
      events: ["order.paid"],
      after: "order.paid: Order",
      to: paid.pointer,
    });
    expect(added?.reason).toContain("`satisfies Handlers` stops compiling");
    expect(more).toEqual([]);
  });

  test("another wire name of the same message is one breaking entry", () => {
    const changes = changesOf([placed], [{ ...placed, name: "order.created" }]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      class: "breaking",
      what: "event",
      events: ["order.created"],
      before: "order.placed",
      after: "order.created",
    });
  });

  test("a message that moved and has another wire name is recognised by its key", () => {
    const moved = {
      ...placed,
      name: "order.created",
      pointer: placed.pointer.replace("/components", "/channels/orders"),
    };
    expect(changesOf([placed], [moved])).toMatchObject([{ before: "order.placed", after: "order.created" }]);
  });

  test("a message with another key and another wire name is recognised by its words and its payload", () => {
    const renamed = { ...placed, name: "order.created", pointer: "/components/messages/OrderCreated" };
    expect(changesOf([placed], [renamed])).toMatchObject([
      { before: "order.placed", after: "order.created" },
    ]);
  });

  test("a message that had two names and has two others is no rename", () => {
    const both = (...names: readonly string[]) => names.map((name) => ({ ...placed, name }));
    expect(
      changesOf(both("a.x", "a.y"), both("b.x", "b.y")).map((change) => [change.class, ...change.events]),
    ).toEqual([
      ["breaking", "a.x"],
      ["breaking", "a.y"],
      ["addition", "b.x"],
      ["addition", "b.y"],
    ]);
  });

  test("a message that stands elsewhere is no change", () => {
    expect(changesOf([placed], [{ ...placed, pointer: "/channels/orders/publish/message" }])).toEqual([]);
  });

  test("several events with another payload are one entry that says what is missing", () => {
    const [change, ...more] = changesOf(
      [placed, paid],
      [
        { ...placed, payload: "Receipt" },
        { ...paid, payload: "Receipt" },
      ],
    );
    expect(change).toMatchObject({
      class: "breaking",
      what: "event",
      events: ["order.placed", "order.paid"],
      before: "Order",
      after: "Receipt",
    });
    expect(change?.reason).toContain("`Receipt.total`");
    expect(more).toEqual([]);
  });

  test("another payload that reads the same is no change", () => {
    expect(changesOf([{ ...placed, payload: "Receipt" }], [{ ...placed, payload: "Bill" }])).toEqual([]);
  });

  test("another payload with more in it is an addition", () => {
    expect(changesOf([{ ...placed, payload: "Receipt" }], [placed])).toMatchObject([
      { class: "addition", before: "Receipt", after: "Order" },
    ]);
  });

  test("words about an event are documentation", () => {
    const edited = {
      ...placed,
      title: "Ordered",
      description: "Somebody  ordered something.",
      deprecated: true as const,
    };
    expect(
      changesOf([placed], [edited]).map((change) => [change.class, change.before, change.after]),
    ).toEqual([
      ["documentation", undefined, "deprecated"],
      ["documentation", "Order placed", "Ordered"],
      ["documentation", "Somebody ordered.", "Somebody ordered something."],
    ]);
  });
});

test("the gravest class is what decides", () => {
  expect(gravestClass([])).toBeUndefined();
  expect(gravestClass(changesOf([placed], [{ ...placed, title: "Ordered" }]))).toBe("documentation");
  expect(gravestClass(changesOf([placed], [placed, paid]))).toBe("addition");
  expect(gravestClass(changesOf([placed, paid], [placed, { ...others[0], name: "x" } as EventModel]))).toBe(
    "breaking",
  );
});
