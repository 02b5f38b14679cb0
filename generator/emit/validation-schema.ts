import { nullAlternative } from "../model/nullable.js";
import type { JsonPrimitive } from "../document/json.js";
import {
  isTuple,
  referencedType,
  type Schema,
  type SchemaObject,
  subschemaKeywords,
} from "../model/schema.js";
import { type Choice, choiceAmong } from "./choice.js";
import type { FindSchema } from "./schema-outline.js";

/** A JSON Schema as the validator compiler takes it. */
export type ValidationSchema = boolean | { readonly [keyword: string]: unknown };

/** The keyword that stands for "this, or null", so that a wrong value is reported once and not per alternative. */
export const orNullKeyword = "x-or-null";

/**
 * The keyword of a union that a property decides: a list of its alternatives, then what is for every other value, then
 * the union itself for what has no such property. {@link choosesByKeyword} stands beside it.
 */
export const chooseKeyword = "x-choose";

/** Says which property chooses, and for each of the first items of {@link chooseKeyword} by which values. */
export const choosesByKeyword = "x-chooses-by";

/** The value of {@link choosesByKeyword}. */
export interface ChoosesBy {
  readonly property: string;
  readonly values: readonly (readonly JsonPrimitive[])[];
}

/** How references and formats become part of a validator. */
export interface ValidationOptions {
  /** The `$ref` for a named schema. */
  readonly refer: (typeName: string) => string;
  readonly find: FindSchema;
  /** Gives a part of a schema that stands in two places a place of its own, and the `$ref` to it. */
  readonly share: (part: ValidationSchema) => ValidationSchema;
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
  const { description, deprecated, deprecatedReason, openEnum, format, anyOf, oneOf, ...rest } = schema;
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
  choose(schema, found, options);
  protectProperty(found);
  protectDependency(found);
  const { items } = schema;
  if (items !== undefined) found["items"] = isTuple(items) ? items.map(convert) : convert(items);
  return found;
}

/** Puts a choice in the place of the first union that a property decides, so that one alternative alone reports. */
function choose(schema: SchemaObject, found: Record<string, unknown>, options: ValidationOptions): void {
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const choice = choiceAmong(schema[keyword] ?? [], options.find);
    if (choice === undefined) continue;
    const union = found[keyword] as readonly ValidationSchema[];
    delete found[keyword];
    Object.assign(found, chosen(choice, keyword, union, options));
    return;
  }
}

function chosen(
  { property, cases, otherwise, isComplete }: Choice,
  keyword: "anyOf" | "oneOf",
  union: readonly ValidationSchema[],
  { share }: ValidationOptions,
): Record<string, unknown> {
  const alternatives = isComplete ? union : union.map((part) => (isReference(part) ? part : share(part)));
  const values = cases.map((each) => each.values);
  const known = { properties: { [property]: { enum: values.flat() } } };
  const unknown = isComplete ? { type: "object", required: [property], ...known } : known;
  const chooses: ChoosesBy = { property, values };
  return {
    [chooseKeyword]: [
      ...cases.map(({ index }) => alternatives[index]),
      otherwise === undefined ? unknown : alternatives[otherwise],
      ...(isComplete ? [] : [{ [keyword]: alternatives }]),
    ],
    [choosesByKeyword]: chooses,
  };
}

function isReference(schema: ValidationSchema): boolean {
  return typeof schema === "object" && Object.keys(schema).join() === "$ref";
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
