import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { JsonValue } from "../../../generator/document/json.js";
import { referenceTo, type Schema, type SchemaObject } from "../../../generator/model/schema.js";
import { schemas as arbitrarySchemas } from "./support/arbitrary-schemas.js";
import { loadValidators } from "./support/load-validators.js";

const card: Schema = {
  type: "object",
  required: ["kind", "last4"],
  properties: { kind: { const: "card" }, last4: { type: "string" } },
};
const bank: Schema = {
  type: "object",
  required: ["kind"],
  properties: { kind: { enum: ["iban", "sepa"] }, iban: { type: "string" }, amount: { type: "integer" } },
};
const other: Schema = {
  type: "object",
  required: ["kind", "note"],
  properties: { kind: { type: "string", not: { enum: ["card", "iban", "sepa"] } }, note: { type: "string" } },
};

/** What is reported of a payload, as `path rule`. */
async function reported(schema: Schema, payload: JsonValue, named: Record<string, Schema> = {}) {
  const validate = (await loadValidators({ Thing: schema, ...named })).get("Thing");
  const isValid = validate?.(payload);
  expect(isValid).toBe(validate?.errors === null);
  return (validate?.errors ?? []).map(({ path, rule, message }) => `${path} ${rule}: ${message}`);
}

describe("of a payload that is one of several things, told apart by a property", () => {
  it.each(["oneOf", "anyOf"])(
    "only what is wrong with the thing that it is, is reported: %s",
    async (keyword) => {
      const union = { [keyword]: [card, bank] };
      expect(await reported(union, { kind: "sepa", iban: "x" })).toEqual([]);
      expect(await reported(union, { kind: "sepa", iban: 1, amount: "1" })).toEqual([
        "/iban type: must be string",
        "/amount type: must be integer",
      ]);
    },
  );

  it.each([
    [
      "a thing that the schema does not know",
      { kind: "cash" },
      '/kind enum: must be "card", "iban" or "sepa"',
    ],
    ["a thing without the property", {}, " required: must have required property 'kind'"],
    ["no thing at all", "card", " type: must be object"],
  ])("one issue says that it is %s", async (_, payload, issue) => {
    expect(await reported({ oneOf: [card, bank] }, payload)).toEqual([issue]);
  });

  it("what is none of the listed things is held against the alternative for that", async () => {
    const union = { oneOf: [card, other, bank] };
    expect(await reported(union, { kind: "cash", note: 1 })).toEqual(["/note type: must be string"]);
    expect(await reported(union, { kind: "card", note: 1 })).toEqual([
      " required: must have required property 'last4'",
    ]);
  });

  it("the alternatives may be named, composed and nullable", async () => {
    const named = {
      Card: { allOf: [{ properties: { id: { type: "integer" } } }, card] },
      Bank: bank,
    } as const;
    const union = {
      anyOf: [{ oneOf: [referenceTo("Card"), referenceTo("Bank")] }, { type: "null" }],
    } as const;
    expect(await reported(union, null, named)).toEqual([]);
    expect(await reported(union, { kind: "card", last4: "1", id: "1" }, named)).toEqual([
      "/id type: must be integer",
    ]);
  });

  it("where nothing demands the property, a payload without it may be any of them", async () => {
    const loose = (kind: string, rest: Record<string, Schema>): Schema => ({
      properties: { kind: { const: kind }, ...rest },
    });
    const union = { anyOf: [loose("a", { n: { type: "integer" } }), loose("b", { n: { type: "string" } })] };
    expect(await reported(union, { n: "text" })).toEqual([]);
    expect(await reported(union, 5)).toEqual([]);
    expect(await reported(union, { kind: "a", n: "text" })).toEqual(["/n type: must be integer"]);
    expect((await reported(union, { n: true })).length).toBeGreaterThan(1);
  });
});

const vocabulary = { names: ["a", "b", "c"], types: ["Card", "Bank"] };
const values = ["x", "y", "z", 1, true, null] as const;

/** A union whose alternatives have lists of values of `t`, more or less; often no choice at all. */
function unions(): fc.Arbitrary<Schema> {
  const said = fc.oneof(
    fc.constantFrom(...values).map((value): Schema => ({ const: value })),
    fc.subarray([...values], { minLength: 1, maxLength: 2 }).map((list): Schema => ({ enum: list })),
    fc.constant<Schema>({ not: { enum: ["x", "y", "z", 1] } }),
  );
  const alternative = fc
    .tuple(said, arbitrarySchemas(vocabulary, 1), fc.boolean(), fc.boolean(), fc.boolean())
    .map(([t, more, isTyped, isRequired, isPart]): Schema => {
      const own: SchemaObject = {
        ...(isTyped && { type: "object" }),
        ...(isRequired && { required: ["t"] }),
        properties: { t },
      };
      return isPart ? { ...own, allOf: [more] } : { allOf: [more, own] };
    });
  const list = fc.array(alternative, { minLength: 2, maxLength: 3 });
  return fc.tuple(list, fc.boolean()).map(([parts, one]) => (one ? { oneOf: parts } : { anyOf: parts }));
}

function payloads(): fc.Arbitrary<JsonValue> {
  const some = fc.constantFrom<JsonValue>("x", 1, 2, null, true, "ab", [], {}, { a: 1 });
  const tagged = fc.tuple(
    fc.constantFrom<JsonValue>(...values, "other", 2, {}),
    fc.dictionary(fc.constantFrom("a", "b", "c"), some),
  );
  return fc.oneof(
    { arbitrary: tagged.map(([t, rest]) => ({ ...rest, t })), weight: 6 },
    fc.dictionary(fc.constantFrom("a", "b"), some).map((rest) => ({ ...rest })),
    some,
  );
}

it("what is accepted and what is not is what plain ajv accepts and does not, with fewer issues", async () => {
  const found = fc.sample(unions(), { seed: 5, numRuns: 300 });
  const named = { Card: card, Bank: bank };
  const schemas: Record<string, Schema> = {
    ...named,
    ...Object.fromEntries(found.map((schema, index) => [`U${index}`, schema])),
  };
  const validators = await loadValidators(schemas);
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, ownProperties: true });
  ajv.addSchema({ definitions: schemas }, "root");
  const count = { valid: 0, invalid: 0, fewer: 0 };
  for (const [type, schema] of Object.entries(schemas)) {
    const plain = ajv.getSchema(`root#/definitions/${type}`);
    for (const payload of fc.sample(payloads(), { seed: 1, numRuns: 60 })) {
      const expected = plain?.(payload);
      const validate = validators.get(type);
      expect(validate?.(payload), `${JSON.stringify(schema)}\n${JSON.stringify(payload)}`).toBe(expected);
      count[expected === true ? "valid" : "invalid"]++;
      if ((validate?.errors?.length ?? 0) < (plain?.errors?.length ?? 0)) count.fewer++;
    }
  }
  expect(count.valid).toBeGreaterThan(1000);
  expect(count.invalid).toBeGreaterThan(1000);
  expect(count.fewer).toBeGreaterThan(1000);
});
