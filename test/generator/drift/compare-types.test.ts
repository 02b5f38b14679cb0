import { describe, expect, test } from "vitest";

import type { Change } from "../../../generator/drift/change.js";
import { compareModels } from "../../../generator/drift/compare-models.js";
import type { Schema, SchemaObject } from "../../../generator/model/schema.js";
import { eventOf, modelOf, schemasOf } from "./support/models.js";

/** The changes that one edit of the member `it` of a type `Order` gives. */
function editOf(from: Schema, to: Schema): readonly Change[] {
  return changesOf({ Order: object({ it: from }) }, { Order: object({ it: to }) });
}

function changesOf(from: Record<string, Schema>, to: Record<string, Schema>): readonly Change[] {
  return compareModels(modelOf(schemasOf(from)), modelOf(schemasOf(to)));
}

function object(properties: Record<string, Schema>, rest: SchemaObject = {}): SchemaObject {
  return { type: "object", properties, ...rest };
}

function short(changes: readonly Change[]): readonly string[] {
  return changes.map(
    ({ class: name, path, before, after }) =>
      `${name} ${path ?? ""}: ${before ?? "nothing"} -> ${after ?? "nothing"}`,
  );
}

const text: Schema = { type: "string" };
const count: Schema = { type: "integer" };
const nullableText: Schema = { type: ["string", "null"] };
const address = object({ city: text, zip: text });

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

describe("named types", () => {
  const uses = (name: string): SchemaObject =>
    object({ billing: { $ref: `#/definitions/${name}` }, shipping: { $ref: `#/definitions/${name}` } });

  test("an edit in a type is one entry, with every event that reaches it", () => {
    const model = (zip: Schema) => ({
      Address: object({ city: text, zip }),
      Customer: object({ home: { $ref: "#/definitions/Address" } }),
      Order: object({ customer: { $ref: "#/definitions/Customer" } }),
      Tag: object({ name: text }),
    });
    const changes = changesOf(model(text), model(nullableText));
    expect(short(changes)).toEqual(["breaking Address.zip: string -> string | null"]);
    expect(changes[0]?.events).toEqual(["address.sent", "customer.sent", "order.sent"]);
  });

  test("a type that refers to itself is compared once", () => {
    const tree = (name: Schema) => ({
      Tree: object({ name, children: { type: "array", items: { $ref: "#/definitions/Tree" } } }),
    });
    expect(short(changesOf(tree(text), tree(count)))).toEqual(["breaking Tree.name: string -> number"]);
    expect(changesOf(tree(text), tree(text))).toEqual([]);
  });

  test("a rename is one breaking entry, wherever the type is used", () => {
    const [from, to] = [
      { Order: uses("Address"), Address: address },
      { Order: uses("Place"), Place: address },
    ];
    const events = [eventOf("order.sent", "Order")];
    const changes = compareModels(modelOf(schemasOf(from), events), modelOf(schemasOf(to), events));
    expect(short(changes)).toEqual(["breaking Place: Address -> Place"]);
    expect(changes[0]?.events).toEqual(["order.sent"]);
  });

  test("a type that is renamed and edited gives one entry for each", () => {
    const [from, to] = [
      { Order: uses("Address"), Address: address },
      { Order: uses("Place"), Place: object({ city: text, zip: count }) },
    ];
    const events = [eventOf("order.sent", "Order")];
    expect(short(compareModels(modelOf(schemasOf(from), events), modelOf(schemasOf(to), events)))).toEqual([
      "breaking Place: Address -> Place",
      "breaking Place.zip: string -> number",
    ]);
  });

  test("a type that is written out at its last use is no longer exported", () => {
    const [from, to] = [
      { Order: object({ it: { $ref: "#/definitions/Address" } }), Address: address },
      { Order: object({ it: address }) },
    ];
    const events = [eventOf("order.sent", "Order")];
    expect(short(compareModels(modelOf(schemasOf(from), events), modelOf(schemasOf(to), events)))).toEqual([
      "breaking Address: { city?: string; zip?: string } -> nothing",
    ]);
  });

  test("a type that goes with the property that used it is part of that change", () => {
    const [from, to] = [
      { Order: object({ id: count, it: { $ref: "#/definitions/Address" } }), Address: address },
      { Order: object({ id: count }) },
    ];
    const events = [eventOf("order.sent", "Order")];
    expect(short(compareModels(modelOf(schemasOf(from), events), modelOf(schemasOf(to), events)))).toEqual([
      "breaking Order.it: it?: Address -> nothing",
    ]);
  });

  test("another type in the place of one is one entry", () => {
    const both = { Address: address, Person: object({ name: text }) };
    const [from, to] = [
      { ...both, Order: object({ it: { $ref: "#/definitions/Address" } }) },
      { ...both, Order: object({ it: { $ref: "#/definitions/Person" } }) },
    ];
    expect(short(changesOf(from, to))).toEqual(["breaking Order.it: Address -> Person"]);
  });
});

describe("types that lead back to themselves", () => {
  const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` });
  const chain = (name: string, extra: Record<string, Schema>): SchemaObject =>
    object({ next: { allOf: [reference(name), object(extra)] } });

  test("another type at each level is found once", () => {
    const others = { Left: chain("Left", { a: text }), Right: chain("Right", { a: count }) };
    const changes = changesOf(
      { ...others, Order: chain("Left", { b: text }) },
      { ...others, Order: chain("Right", { b: text }) },
    );
    expect(changes.map((change) => [change.class, change.path])).toEqual([["breaking", "Order.next.next.a"]]);
  });

  test("a union that meets itself stays small", () => {
    const shapes = ["a", "b", "c", "d"].map((kind) => object({ [kind]: text, inner: reference("Shape") }));
    const shape = (rest: SchemaObject): Schema => ({
      anyOf: shapes,
      allOf: [{ anyOf: shapes }, { anyOf: shapes }],
      ...rest,
    });
    expect(
      changesOf({ Shape: shape({}) }, { Shape: shape({ required: ["a"] }) }).map((change) => change.class),
    ).toEqual(["addition"]);
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
