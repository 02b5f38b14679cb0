import { nullAlternative } from "../model/nullable.js";
import {
  isTuple,
  referencedType,
  type Schema,
  type SchemaObject,
  subschemaKeywords,
} from "../model/schema.js";

/** A JSON Schema as the validator compiler takes it. */
export type ValidationSchema = boolean | { readonly [keyword: string]: unknown };

/** The keyword that stands for "this, or null", so that a wrong value is reported once and not per alternative. */
export const orNullKeyword = "x-or-null";

/** How references and formats become part of a validator. */
export interface ValidationOptions {
  /** The `$ref` for a named schema. */
  readonly refer: (typeName: string) => string;
  /** Formats that count; all others only document. */
  readonly formats: ReadonlySet<string>;
}

/** What of a schema a validator checks: everything but documentation and open sets. */
export function validationSchema(schema: Schema, options: ValidationOptions): ValidationSchema {
  if (typeof schema === "boolean") return schema;
  if (schema.$ref !== undefined) return { $ref: options.refer(referencedType(schema.$ref)) };
  const alternative = nullAlternative(schema);
  if (alternative === undefined) return { ...assertions(schema, options), ...nested(schema, options) };
  const { anyOf: _replaced, ...rest } = schema;
  return {
    ...assertions(rest, options),
    ...nested(rest, options),
    [orNullKeyword]: validationSchema(alternative, options),
  };
}

function assertions(schema: SchemaObject, { formats }: ValidationOptions): Record<string, unknown> {
  const { description, deprecated, deprecatedReason, openEnum, format, ...rest } = schema;
  return { ...rest, ...(format !== undefined && formats.has(format) && { format }) };
}

function nested(schema: SchemaObject, options: ValidationOptions): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const convert = (child: Schema): ValidationSchema => validationSchema(child, options);
  for (const keyword of subschemaKeywords.one) {
    const child = schema[keyword];
    if (child !== undefined) found[keyword] = convert(child);
  }
  for (const keyword of subschemaKeywords.list) {
    const children = schema[keyword];
    if (children !== undefined) found[keyword] = children.map(convert);
  }
  for (const keyword of [...subschemaKeywords.map, "dependencies"] as const) {
    const children = schema[keyword];
    if (children === undefined) continue;
    const entries = Object.entries<Schema | readonly string[]>(children);
    found[keyword] = Object.fromEntries(
      entries.map(([name, child]) => [name, isNames(child) ? child : convert(child)]),
    );
  }
  protectProperty(found);
  protectDependency(found);
  const { items } = schema;
  if (items !== undefined) found["items"] = isTuple(items) ? items.map(convert) : convert(items);
  return found;
}

/** ajv passes over a property named `__proto__`; a pattern that matches nothing else makes it count. */
function protectProperty(found: Record<string, unknown>): void {
  const split = withoutProto(found["properties"]);
  if (split === undefined) return;
  found["properties"] = split.rest;
  found["patternProperties"] = {
    ...(found["patternProperties"] as object | undefined),
    "^__proto__$": split.proto,
  };
}

/** It also passes over what depends on such a property; a condition says the same. */
function protectDependency(found: Record<string, unknown>): void {
  const split = withoutProto(found["dependencies"]);
  if (split === undefined) return;
  found["dependencies"] = split.rest;
  const needed = Array.isArray(split.proto) ? { required: split.proto as readonly string[] } : split.proto;
  const condition = { if: { required: ["__proto__"] }, then: needed };
  found["allOf"] = [...((found["allOf"] as readonly unknown[] | undefined) ?? []), condition];
}

function withoutProto(map: unknown): { proto: unknown; rest: Record<string, unknown> } | undefined {
  if (typeof map !== "object" || map === null || !Object.hasOwn(map, "__proto__")) return undefined;
  const { ["__proto__"]: proto, ...rest } = map as Record<string, unknown>;
  return { proto, rest };
}

function isNames(child: Schema | readonly string[]): child is readonly string[] {
  return Array.isArray(child);
}
