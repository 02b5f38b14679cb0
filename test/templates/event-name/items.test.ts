import { describe, expect, test } from "vitest";
import { bodyItems } from "../../../templates/src/event-name/items.js";

describe("the items of a body", () => {
  test.each<[string, string, unknown]>([
    ["the list at a pointer", "/events", { events: [1, 2] }],
    ["a list further down", "/a~1b/0", { "a/b": [[1, 2]] }],
    ["the body itself", "", [1, 2]],
  ])("are %s", (_, pointer, body) => {
    expect(bodyItems(pointer).read(body)).toEqual([1, 2]);
  });

  test.each<[string, unknown]>([
    ["an object", { events: {} }],
    ["a text", { events: "list" }],
    ["missing", {}],
    ["null", null],
    ["inherited", Object.create({ events: [] })],
  ])("are not to be had where they are %s", (_, body) => {
    expect(bodyItems("/events").read(body)).toBeUndefined();
  });

  test.each(["/events", "/data/events", ""])("are found again when they were written to %o", (pointer) => {
    const items = bodyItems(pointer);
    expect(items.read(items.write({ id: 7 }))).toEqual([{ id: 7 }]);
  });
});
