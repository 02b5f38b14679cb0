import type { JsonPrimitive } from "../document/json.js";
import type { Schema } from "../model/schema.js";
import { type FindSchema, outlineSchema, type SchemaOutline } from "./schema-outline.js";

/** A union whose alternatives a property tells apart: an object can fit none but the one that its value means. */
export interface Choice {
  readonly property: string;
  /** Alternatives by their places in the union, with the values that mean them. */
  readonly cases: readonly { readonly index: number; readonly values: readonly JsonPrimitive[] }[];
  /** The alternative for every other value, if there is one. */
  readonly otherwise?: number;
  /** Whether nothing but an object with that property fits any of them. */
  readonly isComplete: boolean;
}

/**
 * How a property chooses among the alternatives of a `oneOf` or an `anyOf`; undefined where none does. Each alternative
 * but one must list the values of that property, no value may be in two lists, and the one that lists none must exclude
 * all that are in others.
 */
export function choiceAmong(alternatives: readonly Schema[], find: FindSchema): Choice | undefined {
  if (alternatives.length < 2) return undefined;
  const outlines = alternatives.map((alternative) => outlineSchema(alternative, find));
  const properties = new Set(outlines.flatMap(({ values }) => [...values.keys()]));
  for (const property of properties) {
    const choice = inherited.has(property) ? undefined : choiceBy(property, outlines);
    if (choice !== undefined) return choice;
  }
  return undefined;
}

/** What every object has without being given it. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

function choiceBy(property: string, outlines: readonly SchemaOutline[]): Choice | undefined {
  const cases = outlines.flatMap(({ values }, index) => {
    const own = values.get(property);
    return own === undefined ? [] : [{ index, values: [...new Set(own)] }];
  });
  const all = cases.flatMap(({ values }) => values);
  const [otherwise, ...more] = [...outlines.keys()].filter(
    (index) => outlines[index]?.values.has(property) === false,
  );
  if (cases.length < 2 || more.length > 0 || new Set(all).size < all.length) return undefined;
  const excluded = otherwise === undefined ? all : outlines[otherwise]?.excluded.get(property);
  if (!all.every((value) => excluded?.includes(value) === true)) return undefined;
  const isComplete = outlines.every(({ isObject, required }) => isObject && required.has(property));
  return { property, cases, isComplete, ...(otherwise !== undefined && { otherwise }) };
}
