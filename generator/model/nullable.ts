import type { JsonValue } from "../document/json.js";
import { isTuple, type Schema, type SchemaObject, type SchemaType } from "./schema.js";

const applicators = ["$ref", "allOf", "anyOf", "oneOf", "not", "if"] as const;
const shapes = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "items",
  "openEnum",
  "required",
] as const;

/**
 * The schema that also takes `null`: what `nullable: true` means wherever it stands, beside `enum`, `const`,
 * `$ref` and composition, and without `type`.
 */
export function orNull(schema: Schema): Schema {
  if (schema === true) return true;
  if (schema === false) return { type: "null" };
  if (takesNullAsAlternative(schema)) return schema;
  if (applicators.some((keyword) => schema[keyword] !== undefined)) return alternative(schema);
  if (schema.type !== undefined) return withNullType(schema);
  if (schema.enum !== undefined || schema.const !== undefined) return withNullValue(schema);
  return shapes.some((keyword) => schema[keyword] !== undefined) ? alternative(schema) : schema;
}

/**
 * The other alternative where a schema is just "this, or null" (`anyOf` of two, one of them the null type);
 * undefined for every other schema.
 */
export function nullAlternative(schema: SchemaObject): Schema | undefined {
  if (schema.anyOf?.length !== 2) return undefined;
  const index = schema.anyOf.findIndex(isNullType);
  return index === -1 ? undefined : schema.anyOf[1 - index];
}

function takesNullAsAlternative(schema: SchemaObject): boolean {
  return schema.type === undefined && (schema.anyOf ?? []).some(isNullType);
}

function isNullType(schema: Schema): boolean {
  return typeof schema === "object" && !isTuple(schema) && schema.type === "null";
}

function alternative(schema: SchemaObject): SchemaObject {
  const { description, deprecated, deprecatedReason, ...rest } = schema;
  return {
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
    ...(deprecatedReason !== undefined && { deprecatedReason }),
    anyOf: [rest, { type: "null" }],
  };
}

function withNullType(schema: SchemaObject): SchemaObject {
  const types: SchemaType[] = Array.isArray(schema.type) ? [...schema.type] : [schema.type as SchemaType];
  if (!types.includes("null")) types.push("null");
  return withNullValue({ ...schema, type: types });
}

function withNullValue(schema: SchemaObject): SchemaObject {
  const { const: constant, ...rest } = schema;
  const values: readonly JsonValue[] | undefined =
    schema.enum ?? (constant === undefined ? undefined : [constant]);
  if (values === undefined || values.includes(null)) return schema;
  return { ...rest, enum: [...values, null] };
}
