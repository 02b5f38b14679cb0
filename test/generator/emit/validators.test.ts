import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../generator/document/json.js";
import { emitValidators } from "../../../generator/emit/validators.js";
import type { Schema } from "../../../generator/model/schema.js";
import { loadValidators, modelOfSchemas } from "./support/load-validators.js";
import { filesOf, readRepositoryFile } from "./support/generate-text.js";
import { documentOf } from "./support/small-document.js";

const origin = { document: "asyncapi.yaml", command: "npx hookstep generate" };

/** What the validator of a schema says of a payload: each issue as a line. */
async function issuesOf(
  schema: Schema,
  payload: JsonValue,
  others: Readonly<Record<string, Schema>> = {},
): Promise<readonly string[]> {
  const validate = (await loadValidators({ T: schema, ...others })).get("T");
  const valid = validate?.(payload);
  return valid === true
    ? []
    : (validate?.errors ?? []).map(({ path, rule, message }) => `${path} ${rule}: ${message}`);
}

const other = { $ref: "#/definitions/Other" };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });

describe("an issue says where, which rule, and what was expected", () => {
  it.each<[name: string, schema: Schema, payload: JsonValue, issues: readonly string[]]>([
    ["nothing", { type: "string" }, "a", []],
    ["a type", { type: "string" }, 1, [" type: must be string"]],
    ["several types", { type: ["string", "null"] }, 1, [" type: must be string or null"]],
    ["an integer", { type: "integer" }, 1.5, [" type: must be integer"]],
    ["a value", { enum: ["a", 1, null] }, "b", [' enum: must be "a", 1 or null']],
    ["one value", { enum: ["a"] }, "b", [' enum: must be "a"']],
    ["a constant", { const: { a: 1 } }, {}, [' const: must be {"a":1}']],
    ["a member", { required: ["a"] }, {}, [" required: must have required property 'a'"]],
    [
      "each of several members",
      { required: ["a", "b"] },
      {},
      [" required: must have required property 'a'", " required: must have required property 'b'"],
    ],
    [
      "a member too many",
      { properties: { a: {} }, additionalProperties: false },
      { a: 1, b: 2 },
      [" additionalProperties: must NOT have the property 'b'"],
    ],
    [
      "a place below",
      { properties: { "a/b~c": { items: { type: "string" } } } },
      { "a/b~c": ["x", 1] },
      ["/a~1b~0c/1 type: must be string"],
    ],
    [
      "every place",
      { properties: { a: { type: "string" }, b: { maxLength: 1 } } },
      { a: 1, b: "日本" },
      ["/a type: must be string", "/b maxLength: must NOT have more than 1 characters"],
    ],
    ["code points, not code units", { maxLength: 1 }, "🙂", []],
  ])("%s", async (_name, schema, payload, issues) => {
    expect(await issuesOf(schema, payload)).toEqual(issues);
  });

  it("and is one issue where null is the only alternative", async () => {
    const others = { Other: { type: "object", required: ["id"] } } as const;
    expect(await issuesOf(orNull(other), null, others)).toEqual([]);
    expect(await issuesOf(orNull(other), { id: 1 }, others)).toEqual([]);
    expect(await issuesOf(orNull(other), {}, others)).toEqual([
      " required: must have required property 'id'",
    ]);
    expect(await issuesOf(orNull(other), 1, others)).toEqual([" type: must be object"]);
    expect(await issuesOf({ items: orNull(other) }, [null, {}, 1], others)).toEqual([
      "/1 required: must have required property 'id'",
      "/2 type: must be object",
    ]);
  });
});

describe("what only documents", () => {
  it("rejects nothing: open sets, deprecated members, formats", async () => {
    expect(await issuesOf({ type: "string", openEnum: ["a"] }, "b")).toEqual([]);
    expect(await issuesOf({ openEnum: ["a"] }, 1)).toEqual([]);
    expect(await issuesOf({ properties: { a: { deprecated: true } } }, { a: 1 })).toEqual([]);
    expect(await issuesOf({ format: "date-time" }, "yesterday")).toEqual([]);
  });
});

describe("formats that are asserted", () => {
  it.each([
    ["date", "2026-02-28", "2026-02-30"],
    ["date-time", "2026-11-20T10:00:00Z", "2026-11-20 10:00"],
    ["time", "10:00:00Z", "25:00:00Z"],
    ["email", "ada@example.com", "ada"],
    ["hostname", "example.com", "-a-"],
    ["ipv4", "127.0.0.1", "256.0.0.1"],
    ["ipv6", "::1", ":::"],
    ["uri", "https://example.com", "example"],
    ["uri-reference", "/a?b", "\\"],
    ["uuid", "b7e0c2d4-51f8-4a3e-9d60-2c8f7a41e935", "b7e0"],
  ])("%s takes %j and not %j", async (format, right, wrong) => {
    const validate = (await loadValidators({ T: { format } }, "assert")).get("T");
    expect(validate?.(right)).toBe(true);
    expect(validate?.(1)).toBe(true);
    expect(validate?.(wrong)).toBe(false);
    expect(validate?.errors).toMatchObject([{ path: "", rule: "format" }]);
  });

  it("only document where nobody knows them", async () => {
    const validate = (await loadValidators({ T: { format: "int64" } }, "assert")).get("T");
    expect(validate?.("x")).toBe(true);
  });
});

describe("names that every object inherits", () => {
  const inherited = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"];
  it.each(inherited)("%s is required of the payload itself", async (name) => {
    expect(await issuesOf({ required: [name] }, {})).toHaveLength(1);
    expect(await issuesOf({ required: [name] }, JSON.parse(`{"${name}":1}`) as JsonValue)).toEqual([]);
  });

  it.each(inherited)("%s is checked when the payload has it", async (name) => {
    const schema = JSON.parse(
      `{"properties":{"${name}":{"type":"string"}},"additionalProperties":false}`,
    ) as Schema;
    expect(await issuesOf(schema, {})).toEqual([]);
    expect(await issuesOf(schema, JSON.parse(`{"${name}":"a"}`) as JsonValue)).toEqual([]);
    expect(await issuesOf(schema, JSON.parse(`{"${name}":1}`) as JsonValue)).toEqual([
      `/${name} type: must be string`,
    ]);
  });

  it.each(inherited)("%s counts among what other members depend on", async (name) => {
    const payload = JSON.parse(`{"${name}":1}`) as JsonValue;
    const names = JSON.parse(`{"dependencies":{"${name}":["b"]}}`) as Schema;
    expect(await issuesOf(names, {})).toEqual([]);
    expect(await issuesOf(names, payload)).not.toEqual([]);
    const schema = JSON.parse(`{"dependencies":{"${name}":{"required":["b"]}}}`) as Schema;
    expect(await issuesOf(schema, payload)).toContain(" required: must have required property 'b'");
  });

  it("values with such members are compared by what they hold", async () => {
    const value = JSON.parse('{"valueOf":1,"toString":2,"constructor":3,"__proto__":[4]}') as JsonValue;
    expect(await issuesOf({ const: value }, value)).toEqual([]);
    expect(await issuesOf({ const: value }, { ...(value as object) })).toEqual([]);
    expect(await issuesOf({ const: value }, {})).toHaveLength(1);
    expect(await issuesOf({ uniqueItems: true }, [value, value])).toHaveLength(1);
  });
});

describe("the module of validators", () => {
  const schemas = {
    A: { type: "object", properties: { b: { $ref: "#/definitions/B" }, a: { $ref: "#/definitions/A" } } },
    B: { type: "string", maxLength: 3 },
  } as const;

  it("imports what it calls of the run-time code, and nothing else", () => {
    const { text } = emitValidators(modelOfSchemas(schemas), "document", origin);
    expect(text.match(/^import .*$/gm)).toEqual([
      'import { fail } from "../validation/fail.js";',
      'import { checkPart } from "../validation/parts.js";',
      'import { matchesObject, mismatch } from "../validation/types.js";',
      'import { ucs2length } from "../validation/ucs2length.js";',
    ]);
    expect(text).not.toMatch(/require\(|schemaPath|new Function|eval\(/);
  });

  it.each(["string", "integer", "number", "boolean", "object", "array"] as const)(
    "checks a property that is %s by a call",
    async (type) => {
      const wrong = type === "string" ? 1 : "a";
      const properties: Schema = { properties: { "a/b": { type }, c: { type: [type, "null"] } } };
      const { text } = emitValidators(modelOfSchemas({ T: properties }), "document", origin);
      expect(text.match(/ = check\w+\(issues, data(?:\.c|\["a\/b"\]), path, "\/(?:c|a~1b)"\)/g)).toHaveLength(
        2,
      );
      for (const right of [{}, { c: null }]) expect(await issuesOf(properties, right)).toEqual([]);
      expect(await issuesOf(properties, { "a/b": wrong, c: wrong })).toEqual([
        `/a~1b type: must be ${type}`,
        `/c type: must be ${type} or null`,
      ]);
    },
  );

  it("checks a part that has a validator of its own by a call", async () => {
    const part: Schema = { $ref: "#/definitions/Part" };
    const others = { Part: { type: "integer", minimum: 3 } } as const;
    const schema: Schema = {
      properties: { "a/b": part, c: orNull(part), d: { items: part }, e: { $ref: "#/definitions/T" } },
    };
    const { text } = emitValidators(modelOfSchemas({ T: schema, ...others }), "document", origin);
    expect(text).toContain('checkPart(issues, validatePart, data["a/b"], path, "/a~1b")');
    expect(text).toContain('checkPartOrNull(issues, validatePart, data.c, path, "/c")');
    expect(text).toContain('checkPart(issues, validateT, data.e, path, "/e")');
    expect(text).toMatch(/include\(issues, validatePart, data\d+\[i0\], path\+"\/d\/" \+ i0\)/);
    for (const right of [{}, { "a/b": 3, c: null, d: [5] }, { c: 3, d: [] }])
      expect(await issuesOf(schema, right, others)).toEqual([]);
    const wrong = { "a/b": 2, c: "x", d: [3, 1, 2], e: { "a/b": 1, e: { c: 2 } } };
    expect(await issuesOf(schema, wrong, others)).toEqual([
      "/a~1b minimum: must be >= 3",
      "/c type: must be integer",
      "/d/1 minimum: must be >= 3",
      "/d/2 minimum: must be >= 3",
      "/e/a~1b minimum: must be >= 3",
      "/e/e/c minimum: must be >= 3",
    ]);
  });

  it("prints where a value is in a list or a map only if it fails", () => {
    const item: Schema = { properties: { a: { type: "string" }, b: { type: ["integer", "null"] } } };
    const schema: Schema = { items: item, additionalProperties: item };
    const { text } = emitValidators(modelOfSchemas({ T: schema }), "document", origin);
    expect(text.match(/"\/[ab]"/g)).toHaveLength(4);
    expect(text).not.toMatch(/check\w+\(/);
  });

  it.each([
    'data && typeof data == "object" && !Array.isArray(data)',
    '(typeof data == "number") && (!(data % 1) && !isNaN(data))',
    "errors === 0; errors++;",
    "}\nerrors++;\nreturn errors === 0;\n",
    'if(data.a !== undefined){\nif(typeof data.a !== "string"){\n',
  ])("takes no text of a document for code: %j", async (text) => {
    const schema: Schema = { properties: { [text]: { const: text } }, required: [text] };
    expect(await issuesOf(schema, { [text]: text })).toEqual([]);
    expect(await issuesOf(schema, { [text]: 1 })).toEqual([
      `/${text.replaceAll("~", "~0").replaceAll("/", "~1")} const: must be ${JSON.stringify(text)}`,
    ]);
  });

  it("holds one function a schema, named after its type", () => {
    const { text } = emitValidators(modelOfSchemas(schemas), "document", origin);
    expect(text.match(/^function \w+/gm)?.toSorted()).toEqual(["function validateA", "function validateB"]);
  });

  it("tells the events of one schema apart by name only", async () => {
    const text = documentOf({ Thing: "{ type: object }" }).replace("thing.happened", "[a.b, c]");
    const validators = (await filesOf(text)).get("src/spec/validators.js");
    expect(validators).toContain('["a.b", validateThing],\n  ["c", validateThing],');
    expect(validators?.match(/^function /gm)).toHaveLength(1);
  });

  it("is small: ajv's copies of the schemas are gone where nothing reads them", async () => {
    const document = readRepositoryFile("spec/helpscout/asyncapi.yaml");
    const overlay = readRepositoryFile("spec/helpscout/overlay.yaml");
    const text = (await filesOf(document, { overlay })).get("src/spec/validators.js") ?? "";
    expect(text).not.toMatch(/^const schema\d+/m);
  });
});
