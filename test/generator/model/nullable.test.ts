import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../generator/document/json.js";
import { normalise } from "../../../generator/model/normalise.js";
import { nullAlternative } from "../../../generator/model/nullable.js";
import type { Schema } from "../../../generator/model/schema.js";

function read(raw: JsonValue): Schema {
  const report = (): void => undefined;
  return normalise(raw, "/s", { report, resolve: () => "Other", find: () => undefined });
}

const other = { $ref: "#/definitions/Other" };
const ref = { $ref: "#/components/schemas/Other" };
const nothing = { type: "null" };

describe("nullable means or null", () => {
  it.each<[place: string, given: JsonValue, want: unknown]>([
    ["beside a type", { type: "string" }, { type: ["string", "null"] }],
    ["beside a list of types", { type: ["string", "number"] }, { type: ["string", "number", "null"] }],
    ["where the type says so already", { type: ["string", "null"] }, { type: ["string", "null"] }],
    ["without any keyword", {}, {}],
    ["beside documentation only", { description: "D" }, { description: "D" }],
    ["beside enum", { enum: ["a"] }, { enum: ["a", null] }],
    ["beside enum with null", { enum: ["a", null] }, { enum: ["a", null] }],
    [
      "beside type and enum",
      { type: "string", enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "beside type and enum with null",
      { type: "string", enum: ["a", null] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    ["beside const", { const: "a" }, { enum: ["a", null] }],
    ["beside const null", { const: null }, { const: null }],
    [
      "beside type and const",
      { type: "string", const: "a" },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    ["beside $ref", ref, { anyOf: [other, nothing] }],
    [
      "beside a documented $ref",
      { ...ref, description: "D" },
      { description: "D", anyOf: [{ allOf: [other] }, nothing] },
    ],
    [
      "beside oneOf",
      { oneOf: [{ type: "string" }, ref] },
      { anyOf: [{ oneOf: [{ type: "string" }, other] }, nothing] },
    ],
    ["beside anyOf", { anyOf: [ref] }, { anyOf: [{ anyOf: [other] }, nothing] }],
    ["beside anyOf with null", { anyOf: [ref, nothing] }, { anyOf: [other, nothing] }],
    ["beside allOf", { allOf: [ref] }, { anyOf: [{ allOf: [other] }, nothing] }],
    ["beside not", { not: ref }, { anyOf: [{ not: other }, nothing] }],
    [
      "beside properties without type",
      { properties: { a: {} } },
      { anyOf: [{ properties: { a: {} } }, nothing] },
    ],
    ["beside items without type", { items: {} }, { anyOf: [{ items: {} }, nothing] }],
    ["beside an open set", { "x-extensible-enum": ["a"] }, { anyOf: [{ openEnum: ["a"] }, nothing] }],
    [
      "beside an open set with a type",
      { type: "string", "x-extensible-enum": ["a"] },
      { type: ["string", "null"], openEnum: ["a"] },
    ],
    [
      "beside documentation, which stays outside",
      { allOf: [ref], description: "D", "x-deprecated-reason": "R" },
      { description: "D", deprecated: true, deprecatedReason: "R", anyOf: [{ allOf: [other] }, nothing] },
    ],
  ])("%s", (_place, given, want) => {
    expect(read({ ...(given as object), nullable: true })).toEqual(want);
    expect(read({ ...(given as object), "x-nullable": true })).toEqual(want);
  });

  it.each(["items", "additionalProperties", "not", "contains"])("under %s", (keyword) => {
    expect(read({ [keyword]: { nullable: true, type: "string" } })).toEqual({
      [keyword]: { type: ["string", "null"] },
    });
  });

  it("under a property, in a list, in a tuple", () => {
    const given = { nullable: true, type: "string" };
    const want = { type: ["string", "null"] };
    expect(read({ properties: { a: given } })).toEqual({ properties: { a: want } });
    expect(read({ oneOf: [given] })).toEqual({ oneOf: [want] });
    expect(read({ items: [given] })).toEqual({ items: [want] });
    expect(read({ prefixItems: [given] })).toEqual({ items: [want] });
  });

  it.each([false, null, "true", 1])("is said by true only, not by %j", (nullable) => {
    expect(read({ type: "string", nullable })).toEqual({ type: "string" });
  });
});

describe("the alternative to null", () => {
  it.each<[given: object, want: unknown]>([
    [{ anyOf: [other, nothing] }, other],
    [{ anyOf: [nothing, other] }, other],
    [{ anyOf: [other] }, undefined],
    [{ anyOf: [other, nothing, {}] }, undefined],
    [{ anyOf: [other, { type: "string" }] }, undefined],
    [{ oneOf: [other, nothing] }, undefined],
    [{}, undefined],
  ])("of %j", (given, want) => {
    expect(nullAlternative(given)).toEqual(want);
  });
});
