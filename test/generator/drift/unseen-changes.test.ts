import { describe, expect, test } from "vitest";

import type { Schema, SchemaObject } from "../../../generator/model/schema.js";
import { address, count, nullableText, object, text } from "./support/small-types.js";
import { changesOf, editOf, short } from "./support/type-changes.js";

describe("what a receiver cannot see is no change", () => {
  const rows: readonly [sentence: string, from: Schema, to: Schema][] = [
    ["the order of properties", object({ a: text, b: count }), object({ b: count, a: text })],
    [
      "the order of required properties",
      object({ a: text, b: text }, { required: ["a", "b"] }),
      object({ a: text, b: text }, { required: ["b", "a"] }),
    ],
    ["the order of values", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
    ["the order of known values", { openEnum: ["a", "b"] }, { openEnum: ["b", "a"] }],
    ["the order of types", { type: ["string", "null"] }, { type: ["null", "string"] }],
    ["the order of alternatives", { anyOf: [address, text] }, { anyOf: [text, address] }],
    ["an `allOf` of one", address, { allOf: [address] }],
    ["an `anyOf` of one", text, { anyOf: [text] }],
    ["a `const` written as an `enum`", { const: "a" }, { enum: ["a"] }],
    ["null as an alternative or as a type", nullableText, { anyOf: [text, { type: "null" }] }],
    ["an object in one piece or in two", address, { allOf: [object({ city: text }), object({ zip: text })] }],
    [
      "white space in a description",
      { ...address, description: "Where\nto." },
      { ...address, description: " Where  to. " },
    ],
  ];
  test.each(rows)("%s", (_sentence, from, to) => {
    expect(editOf(from, to)).toEqual([]);
    expect(editOf(to, from)).toEqual([]);
  });

  test("a type written out where it was a name, and the reverse", () => {
    const named = { Order: object({ it: { $ref: "#/definitions/Address" } }), Address: address };
    const inline = { Order: object({ it: address }), Address: address };
    expect(changesOf(named, inline)).toEqual([]);
    expect(changesOf(inline, named)).toEqual([]);
  });
});

describe("what no type shows", () => {
  const rows: readonly [sentence: string, from: SchemaObject, to: SchemaObject, entry: string][] = [
    [
      "a longer text is an addition, and said so",
      { type: "string", maxLength: 10 },
      { type: "string", maxLength: 20 },
      "addition Order.it: maxLength: 10 -> maxLength: 20",
    ],
    [
      "a pattern is an addition",
      { type: "string" },
      { type: "string", pattern: "^a" },
      "addition Order.it: nothing -> pattern: ^a",
    ],
    [
      "a whole number that may have a fraction is an addition",
      { type: "integer" },
      { type: "number" },
      "addition Order.it: type: integer -> nothing",
    ],
    [
      "a format documents",
      { type: "string", format: "date" },
      { type: "string", format: "date-time" },
      "documentation Order.it: format: date -> format: date-time",
    ],
    [
      "an object that is closed is an addition",
      address,
      { ...address, additionalProperties: false },
      "addition Order.it: nothing -> additionalProperties: false",
    ],
    [
      "a description documents",
      address,
      { ...address, description: "Where to." },
      "documentation Order.it: nothing -> Where to.",
    ],
    [
      "a property that is deprecated documents",
      { type: "string" },
      { type: "string", deprecated: true, deprecatedReason: "Use `that`." },
      "documentation Order.it: nothing -> deprecated: Use `that`.",
    ],
  ];
  test.each(rows)("%s", (_sentence, from, to, entry) => {
    expect(short(editOf(from, to))).toEqual([entry]);
  });

  test("a looser rule says that code has to be looked at, a tighter one that it stays right", () => {
    const [looser] = editOf({ type: "string", maxLength: 10 }, { type: "string", maxLength: 20 });
    const [tighter] = editOf({ type: "string", maxLength: 20 }, { type: "string", maxLength: 10 });
    expect(looser?.reason).toContain("has to be looked at");
    expect(tighter?.reason).toContain("stays right");
  });

  test("a format that goes with its type is part of that change", () => {
    expect(short(editOf({ type: "string", format: "date" }, count))).toEqual([
      "breaking Order.it: string -> number",
    ]);
  });
});
