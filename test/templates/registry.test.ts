import { describe, expect, test } from "vitest";
import { findNearest } from "../../templates/src/nearest.js";
import { Registry } from "../../templates/src/registry.js";

const names = [
  "order.created",
  "order.refund.created",
  "order.updated",
  "orders",
  "tag.created",
  "ping",
  "__proto__",
];

function createRegistry(): Registry {
  return new Registry(new Set(names));
}

function eventsOf(...selectors: readonly string[]): readonly string[] {
  const registry = createRegistry();
  registry.add(selectors, () => undefined);
  return names.filter((name) => registry.get(name)?.length === 1);
}

describe("a selector", () => {
  test.each([
    ["ping", ["ping"]],
    ["order.*", ["order.created", "order.refund.created", "order.updated"]],
    ["order.refund.*", ["order.refund.created"]],
    ["tag.*", ["tag.created"]],
    ["__proto__", ["__proto__"]],
    ["*", names],
  ])("%o stands for %j", (selector, events) => {
    expect(eventsOf(selector)).toEqual(events);
  });

  test("beside others that match the same event runs its handler once", () => {
    expect(eventsOf("order.created", "order.*", "ping")).toEqual([
      "order.created",
      "order.refund.created",
      "order.updated",
      "ping",
    ]);
  });

  test.each([
    ["order.creatd", 'Did you mean "order.created"?'],
    ["oder.*", 'Did you mean "order.*"?'],
    ["order.refnd.*", 'Did you mean "order.refund.*"?'],
    ["pong", 'Did you mean "ping"?'],
  ])("%o proposes what was meant", (selector, proposal) => {
    expect(() => eventsOf(selector)).toThrow(
      new TypeError(`${JSON.stringify(selector)} matches no event. ${proposal}`),
    );
  });

  test.each(["constructor", "", ".*", "order*", "order.", "*.created", "nothing.like.it"])(
    "%o that matches nothing is refused",
    (selector) => {
      expect(() => eventsOf(selector)).toThrow(`${JSON.stringify(selector)} matches no event.`);
    },
  );

  test.each([undefined, null, 7, {}])("%o is refused", (selector) => {
    expect(() => eventsOf(selector as unknown as string)).toThrow(TypeError);
  });
});

test("a handler that is no function is refused", () => {
  expect(() => createRegistry().add(["ping"], undefined as never)).toThrow(
    "The handler of ping must be a function",
  );
});

describe("a handler", () => {
  test("that is registered twice stays once when one registration is removed", () => {
    const registry = createRegistry();
    const handler = (): undefined => undefined;
    const removeFirst = registry.add(["ping"], handler);
    registry.add(["ping"], handler);
    expect(registry.get("ping")).toHaveLength(2);
    removeFirst();
    removeFirst();
    expect(registry.get("ping")).toHaveLength(1);
  });

  test("is gone from all of its events when it is removed", () => {
    const registry = createRegistry();
    registry.add(["*"], () => undefined)();
    expect(names.map((name) => registry.get(name))).toEqual(names.map(() => undefined));
  });

  test("keeps its place in the order of registration", () => {
    const registry = createRegistry();
    const [first, second, third] = [(): number => 1, (): number => 2, (): number => 3];
    registry.add(["ping"], first);
    const remove = registry.add(["*"], second);
    registry.add(["ping"], third);
    const before = registry.get("ping");
    remove();
    expect(before?.map(({ handler }) => handler)).toEqual([first, second, third]);
    expect(registry.get("ping")?.map(({ handler }) => handler)).toEqual([first, third]);
  });
});

test("nothing is proposed for what is like nothing", () => {
  expect(findNearest("customer", names)).toBeUndefined();
  expect(findNearest("", [])).toBeUndefined();
});
