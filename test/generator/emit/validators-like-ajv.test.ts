import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../generator/document/json.js";
import { runValidators } from "../../../generator/emit/validator-compiler.js";
import { compilePayloads } from "../../../generator/emit/validators.js";
import type { Schema } from "../../../generator/model/schema.js";
import type { PayloadValidator } from "../../../templates/src/validation/issue.js";
import { nearbyPayloads } from "./support/arbitrary-payloads.js";
import { schemas as arbitrarySchemas, type Vocabulary } from "./support/arbitrary-schemas.js";
import { loadValidators, modelOfSchemas } from "./support/load-validators.js";

const SCHEMAS = 150;
const PAYLOADS = 60;

const types = Array.from({ length: SCHEMAS }, (_, index) => `T${index}`);

describe("emitted validators find what plain ajv finds", () => {
  it.each([
    ["in objects with everyday names", ["a", "b", "c", "d-e"]],
    [
      "in objects with names that every object inherits",
      ["a", "hasOwnProperty", "isPrototypeOf", "toLocaleString"],
    ],
    [
      "in objects with names of their own code",
      ["errors", "data1", 'say "it"', "back\\slash", "two\nlines", "*/"],
    ],
  ])("%s", async (_name, names) => {
    const vocabulary = { names, types };
    const seed = names.join().length;
    const schemas = Object.fromEntries(
      fc
        .sample(arbitrarySchemas(vocabulary), { seed, numRuns: SCHEMAS })
        .map((schema, index) => [`T${index}`, schema]),
    );
    const validators = await loadValidators(schemas);
    const { body, runtime } = compilePayloads(modelOfSchemas(schemas), "document");
    const fits = runValidators(body, types.map(functionOf), runtime);
    const reference = compileReference(schemas);
    const verdicts = { valid: 0, invalid: 0 };
    for (const [type, schema] of Object.entries(schemas)) {
      for (const payload of payloadsNear(schema, schemas, vocabulary)) {
        const found = issuesOf(validators.get(type), payload);
        const expected = expectedIssues(reference(type), payload);
        verdicts[expected.length === 0 ? "valid" : "invalid"]++;
        expect(fits(functionOf(type), payload)).toBe(expected.length === 0);
        expect(found, `${JSON.stringify(schema)}\n${JSON.stringify(payload)}`).toEqual(expected);
      }
    }
    expect(verdicts.valid).toBeGreaterThan(1000);
    expect(verdicts.invalid).toBeGreaterThan(1000);
  });
});

function functionOf(type: string): string {
  return `validate${type}`;
}

function payloadsNear(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  vocabulary: Vocabulary,
): readonly JsonValue[] {
  const target = (type: string): Schema => schemas[type] ?? true;
  return fc.sample(nearbyPayloads(schema, target, vocabulary), { seed: 1, numRuns: PAYLOADS });
}

function issuesOf(validate: PayloadValidator | undefined, payload: JsonValue): string[] {
  const valid = validate?.(payload);
  const issues = (validate?.errors ?? []).map(({ path, rule }) => `${path} ${rule}`);
  expect(valid).toBe(issues.length === 0);
  return issues.toSorted();
}

/** ajv's own findings, without what the alternative "or null" adds to them. */
function expectedIssues(validate: ValidateFunction, payload: JsonValue): string[] {
  const valid = validate(payload);
  const errors = (validate.errors ?? []).filter((error) => !isNullNoise(error));
  expect(valid).toBe(errors.length === 0);
  return errors.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).toSorted();
}

function isNullNoise({ keyword, parentSchema }: ErrorObject): boolean {
  return (
    parentSchema?.["isNullBranch"] === true || (keyword === "anyOf" && parentSchema?.["isOrNull"] === true)
  );
}

function compileReference(schemas: Readonly<Record<string, Schema>>): (type: string) => ValidateFunction {
  const ajv = new Ajv({
    allErrors: true,
    logger: false,
    ownProperties: true,
    strict: false,
    validateSchema: false,
    verbose: true,
  });
  const definitions = Object.fromEntries(
    Object.entries(schemas).map(([type, schema]) => [
      type,
      markNulls(schema === false ? { not: {} } : schema),
    ]),
  );
  ajv.addSchema({ definitions }, "root");
  return (type) => {
    const validate = ajv.getSchema(`root#/definitions/${type}`);
    if (validate === undefined) throw new Error(`no schema ${type}`);
    return validate;
  };
}

/** Marks every `anyOf: [S, { type: "null" }]`; formats document only. */
function markNulls(schema: Schema): unknown {
  return JSON.parse(JSON.stringify(schema), markNull);
}

function markNull(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { format, ...schema } = value as Record<string, unknown>;
  const { anyOf } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const index = anyOf.findIndex((branch) => isNullSchema(branch));
  if (index === -1) return schema;
  const branches = anyOf.map((branch, at) =>
    at === index ? { ...branch, isNullBranch: true } : (branch as unknown),
  );
  return { ...schema, anyOf: branches, isOrNull: true };
}

function isNullSchema(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && "type" in schema && schema.type === "null";
}
