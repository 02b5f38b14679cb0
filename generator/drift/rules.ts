import {
  arrayItems,
  closedSet,
  listedMembers,
  openSet,
  statedTypes,
  unlistedMembers,
} from "../emit/type-schema.js";
import { isTuple, type SchemaObject } from "../model/schema.js";

/** A rule that no type can show, by keyword. */
export interface Rule {
  readonly keyword: string;
  /** Its value in words: `10`, `^a+$`, a schema as compact JSON. */
  readonly text: string;
}

const plainKeywords = [
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minProperties",
  "maxProperties",
  "maxItems",
  "uniqueItems",
  "propertyNames",
  "dependencies",
  "contains",
  "not",
  "if",
  "then",
  "else",
] as const;

/**
 * What the validators check of a schema itself and its type cannot say. `anyOf` and `oneOf` are alike here, as
 * they are in types.
 */
export function rulesOf(schema: SchemaObject): readonly Rule[] {
  const found: Rule[] = plainKeywords.flatMap((keyword) => {
    const value: unknown = schema[keyword];
    return value === undefined ? [] : [{ keyword, text: textOf(value) }];
  });
  return [...found, ...integerRule(schema), ...arrayRules(schema), ...unlistedRules(schema)];
}

/** A type says `number` for both. */
function integerRule(schema: SchemaObject): readonly Rule[] {
  const types = closedSet(schema) === undefined ? (openSet(schema)?.types ?? statedTypes(schema) ?? []) : [];
  return types.includes("integer") && !types.includes("number") ? [{ keyword: "type", text: "integer" }] : [];
}

/** The type of a tuple shows its length; of an array that may be shorter, neither length nor order. */
function arrayRules(schema: SchemaObject): readonly Rule[] {
  if (statedTypes(schema)?.includes("array") !== true || arrayItems(schema).tuple !== undefined) {
    return [];
  }
  const { items, minItems } = schema;
  return [
    ...(minItems === undefined ? [] : [{ keyword: "minItems", text: String(minItems) }]),
    ...(items !== undefined && isTuple(items)
      ? [{ keyword: "items", text: `${items.length} positions` }]
      : []),
  ];
}

/** Beside listed members, a type shows at most that there may be others. */
function unlistedRules(schema: SchemaObject): readonly Rule[] {
  const isListed = listedMembers(schema).size > 0;
  if (!isListed && typeof unlistedMembers(schema) !== "boolean") return [];
  const { additionalProperties, patternProperties } = schema;
  const rest = isListed || patternProperties !== undefined ? additionalProperties : undefined;
  return [
    ...(rest === undefined || rest === true ? [] : [{ keyword: "additionalProperties", text: textOf(rest) }]),
    ...(patternProperties === undefined
      ? []
      : [{ keyword: "patternProperties", text: textOf(patternProperties) }]),
  ];
}

const notes: ReadonlySet<string> = new Set(["description", "deprecated", "deprecatedReason"]);

/** A value as compact JSON, keys sorted and without documentation; a plain text as it is. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item) ? sorted(item) : item,
  );
}

function sorted(value: object): object {
  const entries = Object.entries(value).filter(([key, item]) => !notes.has(key) || typeof item === "object");
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
