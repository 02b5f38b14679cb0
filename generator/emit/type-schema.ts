import type { JSONSchema4 } from "json-schema";

import type { JsonValue } from "../document/json.js";
import { isTuple, referencedType, type Schema, type SchemaObject, type SchemaType } from "../model/schema.js";
import { docText } from "./doc-comment.js";

const anything = "unknown";
const unionKeywords = ["anyOf", "oneOf"] as const;

/**
 * What of a schema a type can say, for the printer of types. Bounds, patterns, `not`, `if` and the like are
 * left to the validators. References and sets of values are given as finished types, so that no name is ever
 * made up on the way.
 */
export function typeSchema(schema: Schema): JSONSchema4 {
  if (schema === true) return { tsType: anything };
  if (schema === false) return { tsType: "never" };
  const description = docText(schema);
  return { ...(description !== undefined && { description }), ...shape(schema) };
}

function shape(schema: SchemaObject): JSONSchema4 {
  if (schema.$ref !== undefined) return { tsType: referencedType(schema.$ref) };
  const parts = [base(schema), ...(schema.allOf ?? []).map(typeSchema)];
  for (const keyword of unionKeywords) {
    const alternatives = schema[keyword];
    if (alternatives !== undefined) parts.push(union(alternatives.map(typeSchema)));
  }
  const telling = parts.filter((part) => part.tsType !== anything);
  const [only] = telling;
  if (telling.length <= 1) return only ?? { tsType: anything };
  return { allOf: telling };
}

/** The alternatives of a union; one that takes anything makes the whole take anything. */
function union(alternatives: readonly JSONSchema4[]): JSONSchema4 {
  return alternatives.some((part) => part.tsType === anything)
    ? { tsType: anything }
    : { anyOf: [...alternatives] };
}

function base(schema: SchemaObject): JSONSchema4 {
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (values !== undefined) return { tsType: literals(values.filter((value) => fits(value, schema.type))) };
  if (schema.openEnum !== undefined) return { tsType: openSet(schema.openEnum, schema.type) };
  const types = schema.type ?? impliedType(schema);
  if (types === undefined) return { tsType: anything };
  if (!isTypeList(types)) return ofType(types, schema);
  return types.length === 1 && types[0] !== undefined
    ? ofType(types[0], schema)
    : { anyOf: types.map((type) => ofType(type, schema)) };
}

/** A schema that describes members but states no type is meant for objects, one with items for arrays. */
function impliedType(schema: SchemaObject): SchemaType | undefined {
  if (schema.properties !== undefined || schema.patternProperties !== undefined) return "object";
  if (schema.required !== undefined || typeof schema.additionalProperties === "object") return "object";
  return schema.items === undefined ? undefined : "array";
}

function ofType(type: SchemaType, schema: SchemaObject): JSONSchema4 {
  if (type === "object") return objectType(schema);
  if (type === "array") return arrayType(schema);
  return { tsType: type === "integer" ? "number" : type };
}

function objectType(schema: SchemaObject): JSONSchema4 {
  const required = schema.required ?? [];
  const properties = new Map<string, JSONSchema4>();
  for (const [name, member] of Object.entries(schema.properties ?? {}))
    properties.set(name, typeSchema(member));
  for (const name of required) if (!properties.has(name)) properties.set(name, { tsType: anything });
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: [...required],
    additionalProperties: rest(schema, properties.size > 0),
  };
}

/**
 * Members that are not listed. Every open object has them, so they are only typed where the schema describes
 * them, or where it lists nothing else.
 */
function rest(schema: SchemaObject, listed: boolean): JSONSchema4["additionalProperties"] {
  const described = Object.values(schema.patternProperties ?? {});
  if (typeof schema.additionalProperties === "object") described.push(schema.additionalProperties);
  if (described.length === 0) return !listed && schema.additionalProperties !== false;
  if (listed || (described.length > 1 && described.some((part) => part === true))) return true;
  return union(described.map(typeSchema));
}

function arrayType(schema: SchemaObject): JSONSchema4 {
  const { items } = schema;
  if (items === undefined) return { type: "array", items: { tsType: anything } };
  if (!isTuple(items)) return { type: "array", items: typeSchema(items) };
  const others = schema.additionalItems ?? true;
  if ((schema.minItems ?? 0) >= items.length && others === false) {
    return { type: "array", items: items.map(typeSchema), additionalItems: false };
  }
  return { type: "array", items: union([...items, ...(others === false ? [] : [others])].map(typeSchema)) };
}

/** Literals of TypeScript; JSON is a subset of them. */
function literals(values: readonly JsonValue[]): string {
  return values.length === 0 ? "never" : values.map((value) => JSON.stringify(value)).join(" | ");
}

/** Completes the known values and takes any other: `"a" | (string & {})` is not reduced to `string`. */
function openSet(values: readonly (string | number)[], type: SchemaObject["type"]): string {
  const types =
    type === undefined
      ? values.map((value) => typeof value as "number" | "string")
      : isTypeList(type)
        ? type
        : [type];
  const known = values.filter((value) => fits(value, types)).map((value) => JSON.stringify(value));
  return [...known, ...new Set(types.map(openType))].join(" | ");
}

function openType(type: SchemaType): string {
  if (type === "string") return "(string & {})";
  if (type === "number" || type === "integer") return "(number & {})";
  return type === "null" || type === "boolean" ? type : anything;
}

function fits(value: JsonValue, type: SchemaObject["type"]): boolean {
  const types = type === undefined ? undefined : isTypeList(type) ? type : [type];
  return types === undefined || types.some((name) => isOfType(value, name));
}

function isOfType(value: JsonValue, type: SchemaType): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function isTypeList(type: SchemaType | readonly SchemaType[]): type is readonly SchemaType[] {
  return Array.isArray(type);
}
