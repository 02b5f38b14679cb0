import { isArray, type JsonObject, type JsonValue, member } from "../document/json.js";
import type { SchemaObject } from "./schema.js";

/** A keyword whose value is no schema: what it must be, in words, and a test for it. */
interface Keyword {
  readonly expects: string;
  readonly accepts: (value: JsonValue) => boolean;
}

const number: Keyword = { expects: "a number", accepts: (value) => Number.isFinite(value) };
const positive: Keyword = {
  expects: "a number above 0",
  accepts: (value) => Number(value) > 0 && number.accepts(value),
};
const count: Keyword = {
  expects: "a whole number, 0 or more",
  accepts: (value) => Number.isInteger(value) && Number(value) >= 0,
};
const text: Keyword = { expects: "a string", accepts: (value) => typeof value === "string" };
const flag: Keyword = { expects: "true or false", accepts: (value) => typeof value === "boolean" };
const names: Keyword = { expects: "a list of property names", accepts: isNameList };
const pattern: Keyword = { expects: "a regular expression of ECMAScript", accepts: isPattern };

const keywords = {
  format: text,
  pattern,
  minLength: count,
  maxLength: count,
  minimum: number,
  maximum: number,
  multipleOf: positive,
  required: names,
  minProperties: count,
  maxProperties: count,
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
} satisfies Partial<Record<keyof SchemaObject, Keyword>>;

/** A keyword that could not be taken, and what it should have been. */
export interface IgnoredKeyword {
  readonly keyword: string;
  readonly expects: string;
}

/** Reads the keywords that hold no schema. What cannot be understood is left out and listed. */
export function readKeywords(raw: JsonObject): { read: SchemaObject; ignored: readonly IgnoredKeyword[] } {
  const read: Record<string, JsonValue> = {};
  const ignored: IgnoredKeyword[] = [];
  for (const [name, { accepts, expects }] of Object.entries<Keyword>(keywords)) {
    const value = member(raw, name);
    if (value === undefined || value === null) continue;
    if (accepts(value)) read[name] = value;
    else ignored.push({ keyword: name, expects });
  }
  if (Array.isArray(read["required"]) && read["required"].length === 0) delete read["required"];
  return { read: { ...(read as SchemaObject), ...bounds(raw) }, ignored };
}

/** Whether a value is a list of names. */
export function isNameList(value: JsonValue): value is readonly string[] {
  return isArray(value) && value.every((item) => typeof item === "string");
}

/** Whether a text is a regular expression that a validator can compile. */
export function isPattern(value: JsonValue): value is string {
  if (typeof value !== "string") return false;
  try {
    return new RegExp(value, "u").unicode;
  } catch {
    return false;
  }
}

/** Draft 4 and OpenAPI 3.0 write `exclusiveMinimum: true` beside `minimum`; later drafts give the number itself. */
function bounds(raw: JsonObject): SchemaObject {
  const found: { exclusiveMinimum?: number; exclusiveMaximum?: number } = {};
  for (const [inclusive, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    const value = raw[exclusive] === true ? raw[inclusive] : raw[exclusive];
    if (typeof value === "number") found[exclusive] = value;
  }
  return found;
}
