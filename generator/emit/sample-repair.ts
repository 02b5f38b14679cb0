import { isTuple, type SchemaObject } from "../model/schema.js";
import type { Fault } from "./validator-compiler.js";

/** What takes the place of a value that breaks a rule; `undefined` leaves the value out. */
export type Repair = (value: unknown, fault: Fault) => unknown;

/** How a value is brought in line with a rule of JSON Schema, by the rule's keyword. */
export function createRepairs(textFor: (schema: SchemaObject) => unknown): ReadonlyMap<string, Repair> {
  const text: Repair = (_value, { schema }) => textFor(schema);
  const bound: Repair = (_value, { schema }) => numberWithin(schema);
  return new Map<string, Repair>([
    ["const", (_value, { expected }) => expected],
    ["enum", (_value, { expected }) => (Array.isArray(expected) ? (expected as unknown[])[0] : undefined)],
    ["type", (_value, { schema }) => plainValue(schema, textFor)],
    ["required", addMembers],
    ["dependencies", addDependents],
    ["additionalProperties", keepDescribed],
    ["maxProperties", (value, { expected }) => firstMembers(value, Number(expected))],
    ["minItems", addItems],
    ["contains", addItems],
    ["maxItems", (value, { expected }) => (value as unknown[]).slice(0, Number(expected))],
    ["additionalItems", (value, { schema }) => (value as unknown[]).slice(0, tupleLength(schema))],
    ["uniqueItems", (value) => distinct(value as unknown[])],
    ...["pattern", "minLength", "maxLength", "format"].map((keyword) => [keyword, text] as const),
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"].map(
      (keyword) => [keyword, bound] as const,
    ),
  ]);
}

function plainValue(schema: SchemaObject, textFor: (schema: SchemaObject) => unknown): unknown {
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  switch (type) {
    case "string":
      return textFor(schema);
    case "number":
    case "integer":
      return numberWithin(schema);
    case "boolean":
      return true;
    case "array":
      return [];
    case "object":
      return {};
    default:
      return null;
  }
}

function addMembers(value: unknown, { expected }: Fault): unknown {
  return withMembers(value as object, Array.isArray(expected) ? (expected as string[]) : []);
}

function addDependents(value: unknown, { expected }: Fault): unknown {
  const needed = Object.entries(expected as object).flatMap(([name, names]) =>
    Object.hasOwn(value as object, name) && Array.isArray(names) ? (names as string[]) : [],
  );
  return withMembers(value as object, needed);
}

/** The new members become what they have to be by the rules for them. */
function withMembers(value: object, names: readonly string[]): unknown {
  const missing = names.filter((name) => !Object.hasOwn(value, name));
  return { ...value, ...Object.fromEntries(missing.map((name) => [name, null])) };
}

function keepDescribed(value: unknown, { schema }: Fault): unknown {
  const patterns = Object.keys(schema.patternProperties ?? {}).map((pattern) => new RegExp(pattern, "u"));
  const isDescribed = (name: string): boolean =>
    Object.hasOwn(schema.properties ?? {}, name) || patterns.some((pattern) => pattern.test(name));
  return Object.fromEntries(Object.entries(value as object).filter(([name]) => isDescribed(name)));
}

function firstMembers(value: unknown, count: number): unknown {
  return Object.fromEntries(Object.entries(value as object).slice(0, count));
}

/** One item more, which the rules for it make what it has to be. */
function addItems(value: unknown, { schema }: Fault): unknown {
  const items = value as unknown[];
  const more = isConstant(schema.contains) ? schema.contains.const : null;
  return [...items, more];
}

function isConstant(schema: SchemaObject["contains"]): schema is SchemaObject {
  return typeof schema === "object" && schema.const !== undefined;
}

function tupleLength({ items }: SchemaObject): number {
  return items !== undefined && isTuple(items) ? items.length : 0;
}

/** Items that differ: repeated numbers are counted on, repeated texts numbered, others dropped. */
function distinct(items: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const tries = [
      item,
      ...(typeof item === "number" ? [item + index] : []),
      ...(typeof item === "string" ? [`${item}${index}`] : []),
    ];
    const found = tries.find((each) => !seen.has(JSON.stringify(each)));
    if (found === undefined) return [];
    seen.add(JSON.stringify(found));
    return [found];
  });
}

/** The number nearest to 0 that keeps to the bounds of a schema, if there is one. */
function numberWithin(schema: SchemaObject): number | undefined {
  const step = schema.multipleOf ?? (schema.type === "integer" ? 1 : 0);
  const least = Math.max(schema.minimum ?? -Infinity, schema.exclusiveMinimum ?? -Infinity);
  const most = Math.min(schema.maximum ?? Infinity, schema.exclusiveMaximum ?? Infinity);
  const open = schema.exclusiveMinimum === least || schema.exclusiveMaximum === most;
  const near = Math.min(Math.max(0, least), most);
  if (step > 0) {
    const multiple = (near >= 0 ? Math.ceil(near / step) : Math.floor(near / step)) * step;
    return open && multiple === near && near !== 0 ? multiple + Math.sign(near) * step : multiple;
  }
  if (!open || (near > least && near < most)) return near;
  if (Number.isFinite(least) && Number.isFinite(most)) return (least + most) / 2;
  return Number.isFinite(least) ? least + 1 : most - 1;
}
