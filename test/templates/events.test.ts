import { describe, expect, test } from "vitest";
import { eventNames, isEventName, validate } from "../../templates/src/index.js";
import { findIssues } from "../../templates/src/find-issues.js";

describe("isEventName", () => {
  test.each(eventNames)("knows %o", (name) => {
    expect(isEventName(name)).toBe(true);
  });

  test.each([
    ..."__proto__ constructor toString * order.* Ping".split(" "),
    "",
    undefined,
    null,
    0,
    {},
    ["ping"],
  ])("does not know %o", (value) => {
    expect(isEventName(value)).toBe(false);
  });
});

describe("validate", () => {
  test("finds nothing in a valid payload", () => {
    expect(validate("ping", { zen: "x", more: true })).toEqual([]);
  });

  test("tells each place with a pointer, a rule and a message", () => {
    expect(validate("customer.created", { id: 7, tags: ["a", 1] })).toEqual([
      { path: "/id", rule: "type", message: "must be string" },
      { path: "/tags/1", rule: "type", message: "must be string" },
    ]);
  });

  test("keeps its answers apart", () => {
    const first = validate("ping", 1);
    validate("ping", { zen: 1 });
    expect(first).toEqual([{ path: "", rule: "type", message: "must be object" }]);
  });

  test.each(["order.creatd", "__proto__", "constructor", ""])(
    "has one issue for the unknown event %o",
    (event) => {
      expect(validate(event, {})).toEqual([{ path: "", rule: "event", message: expect.any(String) }]);
    },
  );

  test("has one issue for a payload that nests too deeply for a recursive schema", () => {
    const recurse = (value: unknown): value is unknown => Array.isArray(value) && recurse(value[0]);
    const payload: unknown = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
    expect(findIssues(recurse, payload)).toEqual([{ path: "", rule: "depth", message: expect.any(String) }]);
  });

  test("does not hide a fault of its own", () => {
    const faulty = (): never => {
      throw new TypeError("no such function");
    };
    expect(() => findIssues(faulty as never, {})).toThrow("no such function");
  });
});
