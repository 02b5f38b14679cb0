import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonValue } from "../../../generator/document/json.js";
import { formatFile } from "../../../generator/emit/format.js";
import { emitPayloads } from "../../../generator/emit/payloads.js";
import { buildSchemas } from "../../../generator/model/schemas.js";
import { modelOfSchemas } from "./support/load-validators.js";
import { typeCheck } from "./support/temporary-package.js";

const origin = { document: "asyncapi.yaml", command: "npx hookstep generate" };

/** The module of types for the schema `T`, beside which there is `Other`. */
async function moduleOf(schema: JsonValue): Promise<string> {
  const other = { type: "object", properties: { id: { type: "string" } } };
  const data = { components: { schemas: { T: schema, Other: other } } };
  const root = { pointer: "/components/schemas/T", suggestedName: "T" };
  const { schemas } = buildSchemas(data, [root], () => undefined);
  const named = Object.fromEntries(schemas.map(({ typeName, schema: normal }) => [typeName, normal]));
  return (await formatFile(await emitPayloads(modelOfSchemas(named), origin))).text;
}

/** The declaration of `T` on one line. */
function declaration(module: string): string {
  const text = module.replace(/^\/\/.*\n/, "").replace("export interface Other {\n  id?: string;\n}\n", "");
  return text.replace(/\s+/g, " ").trim();
}

/** Schemas in YAML's flow style, and the type that is printed for each. */
const rows: readonly (readonly [given: string, want: string])[] = [
  // Plain types
  ["{}", "type T = unknown;"],
  ["true", "type T = unknown;"],
  ["false", "type T = never;"],
  ["{ type: string }", "type T = string;"],
  ["{ type: integer, format: int64 }", "type T = number;"],
  ["{ type: boolean }", "type T = boolean;"],
  ["{ type: 'null' }", "type T = null;"],
  ["{ type: [string, integer] }", "type T = string | number;"],
  ["{ const: -1 }", "type T = -1;"],
  ["{ type: array, items: { const: -1 } }", "type T = (-1 | never)[];"],
  ["{ type: any }", "type T = unknown;"],
  ["{ minLength: 1, not: { const: a }, if: {}, then: {} }", "type T = unknown;"],

  // Null
  ["{ type: string, nullable: true }", "type T = string | null;"],
  ["{ nullable: true }", "type T = unknown;"],
  ["{ nullable: true, enum: [a, b] }", 'type T = "a" | "b" | null;'],
  ["{ nullable: true, type: string, enum: [a] }", 'type T = "a" | null;'],
  ["{ nullable: true, const: a }", 'type T = "a" | null;'],
  ["{ nullable: true, $ref: '#/components/schemas/Other' }", "type T = Other | null;"],
  ["{ nullable: true, oneOf: [{ type: string }, { type: number }] }", "type T = (string | number) | null;"],
  ["{ nullable: true, properties: { a: {} } }", "type T = { a?: unknown; } | null;"],
  [
    "{ nullable: true, type: array, items: { nullable: true, type: string } }",
    "type T = (string | null)[] | null;",
  ],
  ["{ items: { nullable: true, $ref: '#/components/schemas/Other' } }", "type T = (Other | null)[];"],
  ["{ items: { nullable: true, enum: [1] } }", "type T = (1 | null)[];"],
  ["{ nullable: true, x-extensible-enum: [a] }", 'type T = ("a" | (string & {})) | null;'],

  // Sets of values
  ["{ enum: [a, 1, null, true, { b: [1] }, []] }", 'type T = "a" | 1 | null | true | { b: [1] } | [];'],
  ["{ type: string, enum: [a, 1, null] }", 'type T = "a";'],
  ["{ type: string, const: 1 }", "type T = never;"],
  ["{ const: null }", "type T = null;"],
  ["{ items: { enum: [1, 2] } }", "type T = (1 | 2)[];"],
  ["{ items: { enum: ['a', null] } }", 'type T = ("a" | null)[];'],
  ["{ items: { enum: [1] } }", "type T = 1[];"],
  ["{ allOf: [{ enum: [1, 2] }, { enum: [2, 3] }] }", "type T = (1 | 2) & (2 | 3);"],
  ["{ type: string, x-extensible-enum: [a, b] }", 'type T = "a" | "b" | (string & {});'],
  ["{ type: integer, x-extensible-enum: [1] }", "type T = 1 | (number & {});"],
  ["{ x-extensible-enum: [a, 1] }", 'type T = "a" | 1 | (string & {}) | (number & {});'],
  ["{ type: [string, 'null'], x-extensible-enum: [a] }", 'type T = "a" | (string & {}) | null;'],
  ["{ items: { type: string, x-extensible-enum: [a] } }", 'type T = ("a" | (string & {}))[];'],
  ["{ enum: ['\"', '\\', '*/', '`${x}`'] }", `type T = '"' | "\\\\" | "*/" | "\`\${x}\`";`],

  // Objects
  ["{ type: object }", "interface T { [k: string]: unknown; }"],
  ["{ type: object, additionalProperties: false }", "interface T {}"],
  ["{ type: object, additionalProperties: { type: number } }", "interface T { [k: string]: number; }"],
  ["{ properties: { a: { type: string } } }", "interface T { a?: string; }"],
  ["{ properties: { a: { type: string } }, additionalProperties: true }", "interface T { a?: string; }"],
  ["{ properties: { a: { type: string } }, additionalProperties: false }", "interface T { a?: string; }"],
  [
    "{ properties: { a: { type: string } }, additionalProperties: { type: number } }",
    "interface T { a?: string; [k: string]: unknown; }",
  ],
  [
    "{ patternProperties: { ^x: { type: string }, ^y: { type: number } } }",
    "interface T { [k: string]: string | number; }",
  ],
  [
    "{ properties: { a: { type: number } }, patternProperties: { ^x: { type: string } } }",
    "interface T { a?: number; [k: string]: unknown; }",
  ],
  ["{ required: [a], properties: { a: { type: string } } }", "interface T { a: string; }"],
  ["{ required: [a, b], properties: { a: { type: string } } }", "interface T { a: string; b: unknown; }"],
  ["{ type: object, required: [a] }", "interface T { a: unknown; }"],
  ["{ properties: { a: { properties: { b: { type: integer } } } } }", "interface T { a?: { b?: number; }; }"],
  ["{ properties: { a: false, b: true } }", "interface T { a?: never; b?: unknown; }"],
  ["{ properties: { self: { $ref: '#/components/schemas/T' } } }", "interface T { self?: T; }"],
  [
    `{ properties: { constructor: {}, __proto__: {}, class: {}, "a b": {}, "": {}, 1a: {}, '"': {}, 日本: {} } }`,
    `interface T { constructor?: unknown; __proto__?: unknown; class?: unknown; "a b"?: unknown; ""?: unknown; "1a"?: unknown; '"'?: unknown; 日本?: unknown; }`,
  ],

  // Arrays
  ["{ type: array }", "type T = unknown[];"],
  ["{ items: { type: string }, minItems: 1, maxItems: 3 }", "type T = string[];"],
  ["{ items: { oneOf: [{ type: string }, { type: number }] } }", "type T = (string | number)[];"],
  [
    "{ items: [{ type: string }, { type: number }], additionalItems: false, minItems: 2 }",
    "type T = [string, number];",
  ],
  [
    "{ items: [{ type: string }, { type: number }], additionalItems: false }",
    "type T = (string | number)[];",
  ],
  ["{ items: [{ type: string }], additionalItems: { type: boolean } }", "type T = (string | boolean)[];"],
  ["{ items: [{ type: string }] }", "type T = unknown[];"],
  [
    "{ prefixItems: [{ type: string }, { type: number }], items: false, minItems: 2 }",
    "type T = [string, number];",
  ],
  ["{ prefixItems: [{ type: string }], items: { type: number } }", "type T = (string | number)[];"],
  ["{ items: { $ref: '#/components/schemas/T' } }", "type T = T[];"],

  // Compositions
  ["{ oneOf: [{ $ref: '#/components/schemas/Other' }, { type: 'null' }] }", "type T = Other | null;"],
  ["{ anyOf: [{}, { type: string }] }", "type T = unknown;"],
  [
    "{ allOf: [{ $ref: '#/components/schemas/Other' }, { properties: { z: { type: string } } }] }",
    "type T = Other & { z?: string; };",
  ],
  ["{ allOf: [{ $ref: '#/components/schemas/Other' }, { minProperties: 1 }] }", "type T = Other;"],
  [
    "{ allOf: [{ $ref: '#/components/schemas/Other' }, { required: [id] }] }",
    "type T = Other & { id: unknown; };",
  ],
  [
    "{ properties: { k: { type: string } }, oneOf: [{ required: [k] }, { required: [l] }] }",
    "type T = { k?: string; } & ( | { k: unknown; } | { l: unknown; } );",
  ],
  [
    "{ type: [object, array], properties: { a: {} }, items: { type: string } }",
    "type T = | { a?: unknown; } | string[];",
  ],

  // Documentation
  ["{ type: string, description: Says it. }", "/** Says it. */ type T = string;"],
  ["{ type: string, description: '  ' }", "type T = string;"],
  ["{ properties: { a: { deprecated: true } } }", "interface T { /** @deprecated */ a?: unknown; }"],
  [
    "{ properties: { a: { x-deprecated-reason: Use b. } } }",
    "interface T { /** @deprecated Use b. */ a?: unknown; }",
  ],
  [
    "{ type: string, description: Old., x-deprecated-reason: Use b. }",
    "/** * Old. * * @deprecated Use b. */ type T = string;",
  ],
  ["{ type: string, description: 'a */ b' }", "/** a *\\/ b */ type T = string;"],
  ['{ type: string, description: "*\\0/ b" }', "/** *\\/ b */ type T = string;"],
  [
    "{ type: string, description: '@deprecated {@link x}' }",
    "/** \\@deprecated {\\@link x} */ type T = string;",
  ],
];

describe("the type of a schema", () => {
  it.each(rows)("%s", async (given, want) => {
    const text = declaration(await moduleOf(parse(given) as JsonValue));
    expect(text.replace("export ", "")).toBe(want);
  });

  it("compiles, whatever the schema", async () => {
    const modules = await Promise.all(rows.map(([given]) => moduleOf(parse(given) as JsonValue)));
    const files = new Map(modules.map((text, index) => [`src/types-${index}.ts`, text]));
    expect(typeCheck({ types: files })).toBe("");
  });

  it("is printed in the order of names, each under the name the model gives it", async () => {
    const schemas = { B: { type: "string" }, A: { oneOf: [{ $ref: "#/definitions/B" }] } } as const;
    const { text } = await emitPayloads(modelOfSchemas(schemas), origin);
    expect(text.match(/^export \w+ \w+/gm)).toEqual(["export type A", "export type B"]);
  });
});
