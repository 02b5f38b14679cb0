import fc from "fast-check";
import { expect, it } from "vitest";

import { formatFile, formatStatements } from "../../../generator/emit/format.js";
import { emitPayloads, payloadsPath, payloadStatements } from "../../../generator/emit/payloads.js";
import { plainLayout } from "../../../generator/emit/plain-layout.js";
import type { Schema } from "../../../generator/model/schema.js";
import { modelOfSchemas } from "./support/load-validators.js";

const origin = { document: "asyncapi.yaml", command: "npx hookstep generate" };

const word = fc.oneof(
  fc.constantFrom("id", "a-b", "class", "1st", "__proto__", "get", "日本", "$", "x".repeat(60), ""),
  fc.string(),
);
const line = fc.oneof(
  fc.constantFrom("A text.", "*/ x /*", "{", "}", "* item", " indented ", "`code`", "日本", "\u00a0", ""),
  fc.string({ unit: "grapheme" }),
);
const description = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n"));
const values = fc.uniqueArray(
  fc.oneof(word, fc.integer(), fc.constantFrom(true, null, 1.5, 1e21, "'", '"', "\\", "y".repeat(90))),
  { minLength: 1, maxLength: 6 },
);

const { schema } = fc.letrec<{ schema: Schema; plain: Schema; nested: Schema }>((tie) => ({
  schema: fc.oneof({ maxDepth: 3, depthIdentifier: "schema" }, tie("plain"), tie("nested")),
  plain: fc.oneof(
    fc.constantFrom<Schema>(true, false, { $ref: "#/definitions/Other" }),
    fc.record({ type: fc.constantFrom("string", "number", "boolean", "null"), description }),
    fc.record({ type: fc.constant(["string", "null"] as const) }),
    fc.record({ enum: values, description }),
    fc.record({
      type: fc.constant("string" as const),
      openEnum: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
    }),
  ) as fc.Arbitrary<Schema>,
  nested: fc.oneof(
    fc.record({ type: fc.constant("array" as const), items: tie("schema"), description }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant("object" as const), additionalProperties: tie("schema") }),
    fc.record({
      type: fc.constant("object" as const),
      description,
      properties: fc.dictionary(word, tie("schema"), { maxKeys: 5, noNullPrototype: true }),
      required: fc.uniqueArray(word, { maxLength: 2 }),
    }),
  ) as fc.Arbitrary<Schema>,
}));

it("lays types out as Prettier lays out the whole file, whatever the schemas", async () => {
  const property = fc.asyncProperty(schema, schema, async (one, another) => {
    const other = { type: "object", properties: { id: { type: "string" } } } as const;
    const model = modelOfSchemas({ One: one, Another: another, Other: other });
    const { text } = await formatStatements(payloadsPath, payloadStatements(model, origin));
    expect(text).toBe((await formatFile(await emitPayloads(model, origin))).text);
  });
  await fc.assert(property, { numRuns: 300 });
});

it("leaves to Prettier what is not plain", () => {
  const type = (text: string) => plainLayout(`export type T = ${text};\n`, 40);
  expect(type('("a" | "b")')).toBe('export type T = "a" | "b";\n');
  expect(type('("a" | "b")[]')).toBe('export type T = ("a" | "b")[];\n');
  expect(type(`("${"a".repeat(20)}" | "b")`)).toBeUndefined();
  expect(type('("日本" | "b")')).toBeUndefined();
  expect(type(String.raw`("a\"" | "b")`)).toBeUndefined();
  expect(plainLayout("export interface T {\n\n}\n", 40)).toBeUndefined();
});
