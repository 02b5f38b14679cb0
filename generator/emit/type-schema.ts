import type { JSONSchema4 } from "json-schema";

import type { JsonValue } from "../document/json.js";
import { isTuple, referencedType, type Schema, type SchemaObject, type SchemaType } from "../model/schema.js";
import { docText } from "./doc-comment.js";
import { isUnlisted, unlistedType } from "./unlisted.js";

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
  const values = closedSet(schema);
  if (values !== undefined) return { tsType: oneOf(values.map((value) => JSON.stringify(value))) };
  const open = openSet(schema);
  if (open !== undefined) return { tsType: openType(open) };
  if (isUnlisted(schema)) return { tsType: unlistedType.name };
  const types = statedTypes(schema);
  if (types === undefined) return { tsType: anything };
  const [only] = types;
  return types.length === 1 && only !== undefined
    ? ofType(only, schema)
    : { anyOf: types.map((type) => ofType(type, schema)) };
}

/** The values of a closed set that the stated type leaves. */
export function closedSet(schema: SchemaObject): readonly JsonValue[] | undefined {
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return values?.filter((value) => fits(value, schema.type));
}

/** An open set: its known values, and the types that any other value has. */
export interface OpenSet {
  readonly known: readonly (string | number)[];
  readonly types: readonly SchemaType[];
}

/** The open set of a schema that has no closed one. */
export function openSet({ openEnum, type }: SchemaObject): OpenSet | undefined {
  if (openEnum === undefined) return undefined;
  const types = typeList(type) ?? openEnum.map((value) => typeof value as "number" | "string");
  return { known: openEnum.filter((value) => fits(value, type)), types: [...new Set(types)] };
}

/** The types that a schema states or implies; none where it takes values of any type. */
export function statedTypes(schema: SchemaObject): readonly SchemaType[] | undefined {
  return typeList(schema.type ?? impliedType(schema));
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
  const rest = unlistedMembers(schema);
  return {
    type: "object",
    properties: Object.fromEntries(
      [...listedMembers(schema)].map(([name, member]) => [name, typeSchema(member)]),
    ),
    required: [...(schema.required ?? [])],
    additionalProperties: typeof rest === "boolean" ? rest : union(rest.map(typeSchema)),
  };
}

/** The members that an object type lists: what the schema describes, and what it only requires. */
export function listedMembers(schema: SchemaObject): ReadonlyMap<string, Schema> {
  const members = new Map(Object.entries(schema.properties ?? {}));
  for (const name of schema.required ?? []) if (!members.has(name)) members.set(name, true);
  return members;
}

/**
 * Members that are not listed: whether the type mentions them, or the alternatives for their type. Every open
 * object has them, so they are only typed where the schema describes them, or where it lists nothing else.
 */
export function unlistedMembers(schema: SchemaObject): boolean | readonly Schema[] {
  const listed = listedMembers(schema).size > 0;
  const described = Object.values(schema.patternProperties ?? {});
  if (typeof schema.additionalProperties === "object") described.push(schema.additionalProperties);
  if (described.length === 0) return !listed && schema.additionalProperties !== false;
  return listed || (described.length > 1 && described.some((part) => part === true)) ? true : described;
}

function arrayType(schema: SchemaObject): JSONSchema4 {
  const { tuple, alternatives } = arrayItems(schema);
  if (tuple !== undefined) return { type: "array", items: tuple.map(typeSchema), additionalItems: false };
  return { type: "array", items: union(alternatives.map((item) => ofList(typeSchema(item)))) };
}

/** The printer appends `[]`, which `-1` alone does not take, and the formatter would drop parentheses around it. */
function ofList(item: JSONSchema4): JSONSchema4 {
  return item.tsType?.startsWith("-") === true ? { ...item, tsType: `(${item.tsType} | never)` } : item;
}

/** The items of an array type: one schema a position, or the alternatives for all of them. */
export type ArrayItems =
  | { readonly tuple: readonly Schema[]; readonly alternatives?: never }
  | { readonly tuple?: never; readonly alternatives: readonly Schema[] };

/** A tuple is typed as one only where its length is certain. */
export function arrayItems({ items = true, additionalItems = true, minItems = 0 }: SchemaObject): ArrayItems {
  if (!isTuple(items)) return { alternatives: [items] };
  if (minItems >= items.length && additionalItems === false) return { tuple: items };
  return { alternatives: additionalItems === false ? items : [...items, additionalItems] };
}

/** Completes the known values and takes any other: `"a" | (string & {})` is not reduced to `string`. */
function openType({ known, types }: OpenSet): string {
  const open = types.map((type) => {
    if (type === "string") return "(string & {})";
    if (type === "number" || type === "integer") return "(number & {})";
    return type === "null" || type === "boolean" ? type : anything;
  });
  return oneOf([...known.map((value) => JSON.stringify(value)), ...new Set(open)]);
}

/** A union of finished types, in parentheses: the printer appends `[]` to it. */
function oneOf(types: readonly string[]): string {
  const [only = "never"] = types;
  return types.length > 1 ? `(${types.join(" | ")})` : only;
}

function fits(value: JsonValue, type: SchemaObject["type"]): boolean {
  return typeList(type)?.some((name) => isOfType(value, name)) ?? true;
}

function isOfType(value: JsonValue, type: SchemaType): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function typeList(type: SchemaObject["type"]): readonly SchemaType[] | undefined {
  return typeof type === "string" ? [type] : type;
}
