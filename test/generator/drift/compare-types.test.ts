import { describe, expect, test } from "vitest";

import type { Schema, SchemaObject } from "../../../generator/model/schema.js";
import { address, count, nullableText, object, text } from "./support/small-types.js";
import { changesOf, editOf, short } from "./support/type-changes.js";

describe("one property changes", () => {
  const rows: readonly [sentence: string, from: Schema, to: Schema, entry: string][] = [
    [
      "a property that becomes nullable is breaking",
      text,
      nullableText,
      "breaking Order.it: string -> string | null",
    ],
    [
      "one that is never null any more is an addition",
      nullableText,
      text,
      "addition Order.it: string | null -> string",
    ],
    ["another type is breaking", text, count, "breaking Order.it: string -> number"],
    [
      "one more type is breaking",
      text,
      { type: ["string", "integer"] },
      "breaking Order.it: string -> string | number",
    ],
    [
      "one type fewer is an addition",
      { type: ["string", "integer"] },
      count,
      "addition Order.it: string | number -> number",
    ],
    ["any type instead of one is breaking", text, {}, "breaking Order.it: string -> unknown"],
    ["one type instead of any is an addition", {}, text, "addition Order.it: unknown -> string"],
    [
      "one more value of a closed set is breaking",
      { enum: ["a"] },
      { enum: ["a", "b"] },
      'breaking Order.it: "a" -> "a" | "b"',
    ],
    [
      "one value fewer is an addition",
      { enum: ["a", "b"] },
      { enum: ["a"] },
      'addition Order.it: "a" | "b" -> "a"',
    ],
    [
      "one more value of an open set is an addition",
      { type: "string", openEnum: ["a"] },
      { type: "string", openEnum: ["a", "b"] },
      'addition Order.it: "a" | (string & {}) -> "a" | "b" | (string & {})',
    ],
    [
      "one known value of an open set fewer is an addition",
      { type: "string", openEnum: ["a", "b"] },
      { type: "string", openEnum: ["a"] },
      'addition Order.it: "a" | "b" | (string & {}) -> "a" | (string & {})',
    ],
    [
      "a closed set that opens is breaking",
      { enum: ["a"] },
      { type: "string", openEnum: ["a"] },
      'breaking Order.it: "a" -> "a" | (string & {})',
    ],
    [
      "an open set that closes is an addition",
      { type: "string", openEnum: ["a"] },
      { enum: ["a"] },
      'addition Order.it: "a" | (string & {}) -> "a"',
    ],
    [
      "a list of another item is breaking",
      { type: "array", items: text },
      { type: "array", items: count },
      "breaking Order.it[]: string -> number",
    ],
    [
      "a list instead of one is breaking",
      text,
      { type: "array", items: text },
      "breaking Order.it: string -> string[]",
    ],
    [
      "a property of a property that is gone is breaking",
      address,
      object({ city: text }),
      "breaking Order.it.zip: zip?: string -> nothing",
    ],
    [
      "a property of a property that is new is an addition",
      object({ city: text }),
      address,
      "addition Order.it.zip: nothing -> zip?: string",
    ],
    [
      "an item of a certain length changes at its place",
      tuple(text, text),
      tuple(text, count),
      "breaking Order.it[1]: string -> number",
    ],
    [
      "a value of a map changes at any key",
      { type: "object", additionalProperties: text },
      { type: "object", additionalProperties: count },
      "breaking Order.it[string]: string -> number",
    ],
    [
      "a new alternative is breaking",
      { anyOf: [address, text] },
      { anyOf: [address, text, count] },
      "breaking Order.it: { city?: string; zip?: string } | string -> { city?: string; zip?: string } | string | number",
    ],
  ];
  test.each(rows)("%s", (_sentence, from, to, entry) => {
    expect(short(editOf(from, to))).toEqual([entry]);
  });
});

function tuple(...items: readonly Schema[]): Schema {
  return { type: "array", items, minItems: items.length, additionalItems: false };
}

describe("required and optional", () => {
  const required = object({ it: text }, { required: ["it"] });

  test("a property that becomes optional is breaking", () => {
    expect(short(changesOf({ Order: required }, { Order: object({ it: text }) }))).toEqual([
      "breaking Order.it: required -> optional",
    ]);
  });

  test("a property that becomes required is an addition", () => {
    expect(short(changesOf({ Order: object({ it: text }) }, { Order: required }))).toEqual([
      "addition Order.it: optional -> required",
    ]);
  });

  test("a property of any type that becomes optional breaks nobody", () => {
    expect(
      short(
        changesOf({ Order: object({ it: true }, { required: ["it"] }) }, { Order: object({ it: true }) }),
      ),
    ).toEqual(["addition Order.it: required -> optional"]);
  });

  test("a property that becomes optional and nullable gives two entries", () => {
    expect(short(changesOf({ Order: required }, { Order: object({ it: nullableText }) }))).toEqual([
      "breaking Order.it: required -> optional",
      "breaking Order.it: string -> string | null",
    ]);
  });
});

describe("discriminants", () => {
  const kind = (...values: readonly string[]): SchemaObject =>
    object({ kind: { enum: values } }, { required: ["kind"] });

  test("alternatives that become one object with all their kinds break nobody", () => {
    const changes = editOf({ oneOf: [kind("a"), kind("b")] }, kind("a", "b"));
    expect(changes.filter((change) => change.class === "breaking")).toEqual([]);
  });

  test("one kind more is breaking", () => {
    const changes = editOf({ oneOf: [kind("a"), kind("b")] }, kind("a", "b", "c"));
    expect(changes.map((change) => change.class)).toEqual(["breaking"]);
  });
});

describe("where a change points to", () => {
  test("both documents have the place, what is new only the new one", () => {
    const [changed] = editOf(text, nullableText);
    expect(changed).toMatchObject({
      from: "/components/schemas/Order/properties/it",
      to: "/components/schemas/Order/properties/it",
    });
    const [added] = changesOf({ Order: object({}) }, { Order: object({ "a/b": text }) }).filter(
      ({ path }) => path === 'Order["a/b"]',
    );
    expect(added).toMatchObject({ to: "/components/schemas/Order/properties/a~1b" });
    expect(added?.from).toBeUndefined();
  });
});

test("changes are sorted by class, then by path", () => {
  const from = { Order: object({ b: text, c: text, d: text }), Article: object({ z: text }) };
  const to = {
    Order: object({ a: text, b: { ...text, description: "New." }, c: count }),
    Article: object({ z: nullableText }),
  };
  expect(short(changesOf(from, to))).toEqual([
    "breaking Article.z: string -> string | null",
    "breaking Order.c: string -> number",
    "breaking Order.d: d?: string -> nothing",
    "addition Order.a: nothing -> a?: string",
    "documentation Order.b: nothing -> New.",
  ]);
});
