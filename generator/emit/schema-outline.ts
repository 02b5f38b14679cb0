import type { JsonPrimitive, JsonValue } from "../document/json.js";
import { referencedType, type Schema, type SchemaObject } from "../model/schema.js";

/** Finds the schema of a type by its name. */
export type FindSchema = (typeName: string) => Schema;

/** What a schema says of an object without looking into alternatives: what holds of every value that fits. */
export interface SchemaOutline {
  /** Whether nothing but an object fits. */
  readonly isObject: boolean;
  readonly required: ReadonlySet<string>;
  /** The only values that a property may have, by its name. */
  readonly values: ReadonlyMap<string, readonly JsonPrimitive[]>;
  /** Values that a property may not have. */
  readonly excluded: ReadonlyMap<string, readonly JsonPrimitive[]>;
}

const nothing: SchemaOutline = {
  isObject: false,
  required: new Set(),
  values: new Map(),
  excluded: new Map(),
};

/** Reads a schema, its references and all parts of its `allOf` included. */
export function outlineSchema(
  schema: Schema,
  find: FindSchema,
  open: ReadonlySet<string> = new Set(),
): SchemaOutline {
  if (typeof schema === "boolean") return nothing;
  if (schema.$ref !== undefined) {
    const typeName = referencedType(schema.$ref);
    return open.has(typeName) ? nothing : outlineSchema(find(typeName), find, new Set([...open, typeName]));
  }
  const parts = (schema.allOf ?? []).map((part) => outlineSchema(part, find, open));
  return [ownOutline(schema, find, open), ...parts].reduce(both);
}

function ownOutline(schema: SchemaObject, find: FindSchema, open: ReadonlySet<string>): SchemaOutline {
  const values = new Map<string, readonly JsonPrimitive[]>();
  const excluded = new Map<string, readonly JsonPrimitive[]>();
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const said = valuesOf(property, find, open);
    if (said.only !== undefined) values.set(name, said.only);
    if (said.none.length > 0) excluded.set(name, said.none);
  }
  return { isObject: schema.type === "object", required: new Set(schema.required), values, excluded };
}

interface Values {
  readonly only?: readonly JsonPrimitive[] | undefined;
  readonly none: readonly JsonPrimitive[];
}

/** Which values a schema allows at most; lists that hold more than scalars say nothing here. */
function valuesOf(schema: Schema, find: FindSchema, open: ReadonlySet<string>): Values {
  if (typeof schema === "boolean") return { none: [] };
  if (schema.$ref !== undefined) {
    const typeName = referencedType(schema.$ref);
    return open.has(typeName) ? { none: [] } : valuesOf(find(typeName), find, new Set([...open, typeName]));
  }
  const parts = (schema.allOf ?? []).map((part) => valuesOf(part, find, open));
  const own: Values = { only: scalars(listOf(schema)), none: scalars(listOf(schema.not)) ?? [] };
  return [own, ...parts].reduce((some, more) => ({
    only: inBoth(some.only, more.only),
    none: [...some.none, ...more.none],
  }));
}

function listOf(schema: Schema | undefined): readonly JsonValue[] | undefined {
  if (typeof schema !== "object") return undefined;
  return schema.const === undefined ? schema.enum : [schema.const];
}

function scalars(values: readonly JsonValue[] | undefined): readonly JsonPrimitive[] | undefined {
  return values?.every((value) => typeof value !== "object" || value === null)
    ? (values as readonly JsonPrimitive[])
    : undefined;
}

function both(some: SchemaOutline, more: SchemaOutline): SchemaOutline {
  const values = new Map(some.values);
  for (const [name, list] of more.values) values.set(name, inBoth(values.get(name), list) ?? []);
  const excluded = new Map(some.excluded);
  for (const [name, list] of more.excluded) excluded.set(name, [...(excluded.get(name) ?? []), ...list]);
  return {
    isObject: some.isObject || more.isObject,
    required: new Set([...some.required, ...more.required]),
    values,
    excluded,
  };
}

function inBoth(
  some: readonly JsonPrimitive[] | undefined,
  more: readonly JsonPrimitive[] | undefined,
): readonly JsonPrimitive[] | undefined {
  return some === undefined || more === undefined
    ? (some ?? more)
    : some.filter((value) => more.includes(value));
}
