import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../generator/document/json.js";
import { normalise } from "../../../generator/model/normalise.js";
import type { Finding } from "../../../generator/model/report.js";
import type { Schema } from "../../../generator/model/schema.js";

/** The normal form of a schema at `/s`, in which every reference names the type `Other`. */
function read(raw: JsonValue): { schema: Schema; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => void findings.push(finding);
  const schema = normalise(raw, "/s", {
    report,
    find: () => undefined,
    resolve: (ref) => (ref === "#/nowhere" ? undefined : "Other"),
  });
  return { schema, findings };
}

const other = { $ref: "#/definitions/Other" };
const ref = { $ref: "#/components/schemas/Other" };

interface Row {
  readonly name: string;
  readonly given: JsonValue;
  readonly want: Schema;
}

describe("a schema without peculiarities stays as it is", () => {
  it.each<JsonValue>([
    true,
    false,
    {},
    { type: "string", pattern: "^a", minLength: 1, maxLength: 2, format: "email" },
    { type: "number", minimum: 0, maximum: 1, exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.5 },
    { type: "object", properties: { a: true }, required: ["a"], additionalProperties: false },
    { patternProperties: { "^x": {} }, propertyNames: { maxLength: 3 }, minProperties: 1, maxProperties: 2 },
    { type: "array", items: { type: "string" }, minItems: 1, maxItems: 2, uniqueItems: true, contains: {} },
    { items: [{}, true], additionalItems: false },
    { allOf: [{}], anyOf: [true], oneOf: [{ type: "null" }], not: false },
    { if: {}, then: { type: "string" }, else: { type: "number" } },
    { dependencies: { a: ["b"], c: { required: ["d"] } } },
    { type: ["string", "null"], enum: ["a", null] },
    { const: { a: [1] } },
    { const: null },
  ])("%j", (raw) => {
    expect(read(raw)).toEqual({ schema: raw, findings: [] });
  });
});

describe("what other dialects say is read for what it means", () => {
  it.each<Row>([
    {
      name: "draft 4: an exclusive bound as a flag",
      given: { minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false },
      want: { minimum: 1, exclusiveMinimum: 1, maximum: 5 },
    },
    { name: "draft 4: a flag without its bound", given: { exclusiveMaximum: true }, want: {} },
    {
      name: "2020-12: prefixItems",
      given: { prefixItems: [{ type: "string" }], items: false },
      want: { items: [{ type: "string" }], additionalItems: false },
    },
    { name: "2020-12: prefixItems alone", given: { prefixItems: [ref] }, want: { items: [other] } },
    {
      name: "2019-09: dependencies in two",
      given: { dependentRequired: { a: ["b"] }, dependentSchemas: { c: { type: "object" } } },
      want: { dependencies: { a: ["b"], c: { type: "object" } } },
    },
    {
      name: "OpenAPI: annotations that no validator knows",
      given: { type: "string", example: 1, discriminator: "kind", xml: {}, readOnly: true, default: "a" },
      want: { type: "string" },
    },
    {
      name: "an open set",
      given: { type: "string", "x-extensible-enum": ["a", "b", "a"] },
      want: { type: "string", openEnum: ["a", "b"] },
    },
    { name: "a repeated value", given: { enum: ["a", "a", 1, 1] }, want: { enum: ["a", 1] } },
    { name: "an empty list of required members", given: { required: [] }, want: {} },
    { name: "a keyword left empty", given: { minLength: null, properties: null, oneOf: null }, want: {} },
  ])("$name", ({ given, want }) => {
    expect(read(given)).toEqual({ schema: want, findings: [] });
  });
});

describe("documentation", () => {
  it.each<Row>([
    { name: "is trimmed", given: { description: "  A.\n" }, want: { description: "A." } },
    { name: "that is blank is none", given: { description: " " }, want: {} },
    { name: "may come from a title", given: { title: "What it is" }, want: { description: "What it is" } },
    { name: "prefers the description", given: { title: "T", description: "D" }, want: { description: "D" } },
    { name: "marks what is deprecated", given: { deprecated: true }, want: { deprecated: true } },
    {
      name: "keeps the reason, which deprecates too",
      given: { "x-deprecated-reason": "Use b." },
      want: { deprecated: true, deprecatedReason: "Use b." },
    },
    {
      name: "stands around a reference",
      given: { ...ref, description: "Why." },
      want: { description: "Why.", allOf: [other] },
    },
    {
      name: "beside a reference is all that is kept",
      given: { ...ref, type: "string", minLength: 1 },
      want: other,
    },
  ])("$name", ({ given, want }) => {
    expect(read(given)).toEqual({ schema: want, findings: [] });
  });

  it("takes no title that only repeats the key", () => {
    const given = { properties: { event_id: { title: "Event Id" }, other: { title: "Says more" } } };
    expect(read(given).schema).toEqual({ properties: { event_id: {}, other: { description: "Says more" } } });
  });
});

describe("sub-schemas are read wherever they stand", () => {
  it.each([
    "additionalProperties",
    "propertyNames",
    "additionalItems",
    "contains",
    "not",
    "if",
    "then",
    "else",
    "items",
  ])("%s", (keyword) => {
    expect(read({ [keyword]: ref }).schema).toEqual({ [keyword]: other });
    expect(read({ [keyword]: { nullable: true, type: "string" } }).schema).toEqual({
      [keyword]: { type: ["string", "null"] },
    });
  });

  it.each(["allOf", "anyOf", "oneOf", "items"])("%s as a list", (keyword) => {
    expect(read({ [keyword]: [ref, { type: "string" }] }).schema).toEqual({
      [keyword]: [other, { type: "string" }],
    });
  });

  it.each(["properties", "patternProperties", "dependencies"])("%s", (keyword) => {
    expect(read({ [keyword]: { a: ref } }).schema).toEqual({ [keyword]: { a: other } });
  });

  it("properties whose names every object inherits", () => {
    const given = JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{}}}') as JsonValue;
    expect(JSON.stringify(read(given).schema)).toBe(JSON.stringify(given));
  });
});

describe("what cannot be understood is reported at its place", () => {
  it.each<[given: JsonValue, pointer: string, severity: string, code: string]>([
    [null, "/s", "warning", "invalid-schema"],
    ["string", "/s", "error", "invalid-schema"],
    [[], "/s", "error", "invalid-schema"],
    [{ properties: { a: 1 } }, "/s/properties/a", "error", "invalid-schema"],
    [{ properties: { "a/b~": 1 } }, "/s/properties/a~1b~0", "error", "invalid-schema"],
    [{ items: { oneOf: [{}, 1] } }, "/s/items/oneOf/1", "error", "invalid-schema"],
    [{ type: "wat" }, "/s/type", "error", "unknown-type"],
    [{ type: ["string", "wat"] }, "/s/type", "error", "unknown-type"],
    [{ type: "int" }, "/s/type", "warning", "type-translated"],
    [{ enum: [] }, "/s/enum", "warning", "keyword-ignored"],
    [{ enum: "a" }, "/s/enum", "warning", "keyword-ignored"],
    [{ "x-extensible-enum": [{}] }, "/s/x-extensible-enum", "warning", "keyword-ignored"],
    [{ pattern: "(" }, "/s/pattern", "warning", "keyword-ignored"],
    [{ minLength: -1 }, "/s/minLength", "warning", "keyword-ignored"],
    [{ maximum: "5" }, "/s/maximum", "warning", "keyword-ignored"],
    [{ multipleOf: 0 }, "/s/multipleOf", "warning", "keyword-ignored"],
    [{ required: true }, "/s/required", "warning", "keyword-ignored"],
    [{ required: ["a", 1] }, "/s/required", "warning", "keyword-ignored"],
    [{ uniqueItems: "yes" }, "/s/uniqueItems", "warning", "keyword-ignored"],
    [{ properties: ["a"] }, "/s/properties", "warning", "keyword-ignored"],
    [{ oneOf: [] }, "/s/oneOf", "warning", "keyword-ignored"],
    [{ allOf: {} }, "/s/allOf", "warning", "keyword-ignored"],
    [{ unevaluatedProperties: false }, "/s/unevaluatedProperties", "warning", "keyword-ignored"],
    [{ contains: {}, minContains: 2 }, "/s/minContains", "warning", "keyword-ignored"],
  ])("%j", (given, pointer, severity, code) => {
    expect(read(given).findings).toMatchObject([{ pointer, severity, code }]);
  });

  it("and the rest of the schema is kept", () => {
    expect(read({ type: "string", minLength: "1", maxLength: 2 }).schema).toEqual({
      type: "string",
      maxLength: 2,
    });
    expect(read({ properties: { a: { $ref: "#/nowhere" }, b: {} } }).schema).toEqual({
      properties: { a: true, b: {} },
    });
  });
});
