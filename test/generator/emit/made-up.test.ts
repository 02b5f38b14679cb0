import { describe, expect, it } from "vitest";
import { createInventor, type Invention } from "../../../generator/emit/made-up.js";
import { compileChecker } from "../../../generator/emit/validator-compiler.js";
import { validationSchemas } from "../../../generator/emit/validators.js";
import type { Schema } from "../../../generator/model/schema.js";
import { modelOfSchemas } from "./support/load-validators.js";
import { generateText } from "./support/generate-text.js";
import { documentOf } from "./support/small-document.js";

/** What is made up for the schema `Thing`, and whether it keeps to it. */
function invent(schemas: Readonly<Record<string, Schema>>): Invention & { readonly fits: boolean } {
  const model = modelOfSchemas(schemas);
  const compiled = validationSchemas(model.schemas, "document");
  const keys = new Map([...compiled.keys()].map((key, index) => [model.schemas[index]?.typeName, key]));
  const check = compileChecker(compiled);
  const faultsOf = (name: string, value: unknown) => check(keys.get(name) ?? "", value);
  const invention = createInventor(model.schemas, faultsOf)("Thing");
  return { ...invention, fits: faultsOf("Thing", invention.value).length === 0 };
}

const open: Schema = { type: "object", properties: { id: { type: "string" } } };

describe("a payload that is made up keeps to its schema", () => {
  it.each<[name: string, schema: Schema, others?: Readonly<Record<string, Schema>>]>([
    [
      "with a constant in another part of an `allOf`",
      {
        allOf: [
          { type: "object", required: ["a"], properties: { a: { type: "string", enum: ["x", "y"] } } },
          { properties: { a: { const: "y" } } },
        ],
      },
    ],
    ["with a pattern", { type: "string", pattern: "^0x[0-9a-f]{4,}$", maxLength: 8 }],
    [
      "with alternatives of which both match",
      { properties: { before: { oneOf: [open, { type: "object" }] }, after: open } },
    ],
    [
      "with null as an alternative",
      { type: "object", required: ["a"], properties: { a: { oneOf: [{ type: "null" }, open] } } },
    ],
    [
      "with a member that is only required",
      {
        allOf: [
          { type: "object", properties: { a: { type: "integer", minimum: 3 } } },
          { required: ["a", "b"] },
        ],
      },
    ],
    [
      "with a closed object around open parts",
      { allOf: [open, { additionalProperties: false, properties: { b: true } }] },
    ],
    ["with bounds that leave little", { type: "number", exclusiveMinimum: 2, maximum: 2.5 }],
    ["with multiples", { type: "integer", minimum: 7, multipleOf: 5 }],
    ["with negative numbers only", { type: "integer", exclusiveMaximum: 0 }],
    ["with items that differ", { type: "array", items: { type: "integer" }, minItems: 3, uniqueItems: true }],
    ["with an item that must be there", { type: "array", contains: { const: "x" } }],
    [
      "with what depends on a member",
      { properties: { a: true, b: true }, required: ["a"], dependencies: { a: ["c"] } },
    ],
    [
      "with a condition",
      {
        type: "object",
        required: ["a"],
        if: { properties: { a: { const: "string" } } },
        then: { required: ["c"] },
      },
    ],
    [
      "with itself as an optional member",
      {
        type: "object",
        required: ["id"],
        properties: { id: { type: "integer" }, parent: { $ref: "#/definitions/Thing" } },
      },
    ],
    [
      "with itself as a required item",
      {
        type: "object",
        required: ["all"],
        properties: { all: { type: "array", items: { $ref: "#/definitions/Thing" } } },
      },
    ],
  ])("%s", (_name, schema, others = {}) => {
    expect(invent({ Thing: schema, ...others })).toMatchObject({ fits: true });
  });
});

it("the same payload is made up each time", () => {
  const schema: Schema = { type: "string", pattern: "^[a-z]{8}-[0-9]+$" };
  expect(invent({ Thing: schema })).toEqual(invent({ Thing: schema }));
});

it("a schema that nothing matches is a warning at its message", async () => {
  const { files, diagnostics } = await generateText(
    documentOf({
      Thing: "{ type: object, required: [id], properties: { id: { type: string, enum: [1] } } }",
    }),
  );
  expect(files).toBeDefined();
  expect(diagnostics.map(({ code, message, location }) => [code, location?.line, message])).toEqual([
    [
      "sample-mismatch",
      9,
      "No payload of `thing.happened` was found that matches Thing: #/id must be string.",
    ],
  ]);
});

it("an example of the document that does not match is a warning at its place, and the next one is taken", async () => {
  const text = documentOf({ Thing: "{ type: object, properties: { id: { type: integer } } }" }).replace(
    "payload:",
    "examples:\n          - payload: { id: two }\n          - payload: { id: 3 }\n        payload:",
  );
  const { files = [], diagnostics } = await generateText(text);
  expect(diagnostics.map(({ code, message, location }) => [code, location?.line, message])).toEqual([
    ["example-mismatch", 12, "The example of `thing.happened` does not match Thing: #/id must be integer."],
  ]);
  expect(files.find(({ path }) => path === "src/spec/samples.ts")?.text).toContain('"id": 3');
});
