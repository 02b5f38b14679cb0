import { describe, expect, test } from "vitest";

import { compareModels } from "../../../generator/drift/compare-models.js";
import type { Schema, SchemaObject } from "../../../generator/model/schema.js";
import { eventOf, modelOf, schemasOf } from "./support/models.js";
import { address, count, nullableText, object, text } from "./support/small-types.js";
import { changesOf, short } from "./support/type-changes.js";

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
