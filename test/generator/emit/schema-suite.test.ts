import { expect, it } from "vitest";

import { filesOf } from "./support/generate-text.js";
import { documentOf } from "./support/small-document.js";
import { readSuite, runSuite, type SuiteGroup } from "./support/schema-suite.js";
import { typeCheck } from "./support/temporary-package.js";

const metaschema = (draft: string): string => `http://json-schema.org/${draft}/schema#`;

/** Schemas in places and of kinds that a document may put them in, each with what fits and what does not. */
const groups: readonly SuiteGroup[] = [
  ...["draft-06", "draft-07"].map((draft) => ({
    description: `a schema by the address of ${draft}`,
    schema: { $ref: metaschema(draft) },
    tests: [
      { description: "a schema", data: { type: "object", properties: { a: true } }, valid: true },
      { description: "a boolean schema", data: { items: false }, valid: true },
      { description: "an unknown type", data: { type: "text" }, valid: false },
      { description: "a fault deep inside", data: { properties: { a: { minLength: -1 } } }, valid: false },
    ],
  })),
  {
    description: "a part of a metaschema",
    schema: {
      type: "object",
      properties: { size: { $ref: `${metaschema("draft-07")}/definitions/nonNegativeInteger` } },
    },
    tests: [
      { description: "that fits", data: { size: 3 }, valid: true },
      { description: "that does not", data: { size: -3 }, valid: false },
    ],
  },
  {
    description: "the whole schema again",
    schema: { properties: { child: { $ref: "#" } }, additionalProperties: false },
    tests: [
      { description: "as deep as one likes", data: { child: { child: {} } }, valid: true },
      { description: "with a stranger", data: { child: { stranger: 1 } }, valid: false },
    ],
  },
  {
    description: "names and values that mean something elsewhere",
    schema: { properties: { $ref: { type: "string" }, enum: { const: { $ref: "a" } } }, required: ["$ref"] },
    tests: [
      { description: "both", data: { $ref: "x", enum: { $ref: "a" } }, valid: true },
      { description: "another value", data: { $ref: "x", enum: { $ref: "b" } }, valid: false },
      { description: "a wrong type", data: { $ref: 1 }, valid: false },
    ],
  },
];

it("what a document's schema accepts is what plain ajv accepts of it", async () => {
  const { judged, wrong } = await runSuite(groups);
  expect(wrong).toEqual([]);
  expect(judged).toBe(groups.flatMap(({ tests }) => tests).length);
});

it("a payload that carries a schema gets the types of one, whatever else the document calls so", async () => {
  const files = await filesOf(
    documentOf({
      Thing: `{ type: object, required: [old, new, own], properties: {
        old: { $ref: "${metaschema("draft-06")}" }, new: { $ref: "${metaschema("draft-07")}" },
        own: { $ref: "#/components/schemas/schemaArray" } } }`,
      schemaArray: "{ type: array, items: { $ref: '#/components/schemas/JsonSchema' } }",
      JsonSchema: "{ type: string }",
    }),
  );
  const payloads = files.get("src/spec/payloads.ts") ?? "";
  expect(payloads).toContain("old: JsonSchemaDraft06;");
  expect(payloads).toContain("new: JsonSchemaDraft07;");
  expect(typeCheck({ "@acme/webhooks": files })).toBe("");
}, 30_000);

const suite = process.env["SCHEMA_SUITE"];

it.runIf(suite !== undefined)(
  "so it is for every case of the suite in a folder",
  async () => {
    const { judged, wrong } = await runSuite(readSuite(suite ?? ""));
    console.log(`${judged - wrong.length} of ${judged} that plain ajv passes`);
    expect(wrong).toEqual([]);
  },
  120_000,
);
