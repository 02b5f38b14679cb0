import { isArray, type JsonObject, type JsonValue, member } from "../document/json.js";
import type { Message } from "../document/structure.js";

/** What one message says about a place that holds text: a header, or a member of its payload. */
export interface PlaceUse {
  readonly message: Message;
  /** The only texts that it may have there: a `const` or an `enum`. */
  readonly values?: readonly string[];
  /** Texts that examples have there. */
  readonly examples: readonly string[];
  readonly description?: string;
  /** Where the document describes it. */
  readonly pointer: string;
}

/** Those of some values that are text, each once; the empty text is none. */
export function textsOf(values: readonly (JsonValue | undefined)[]): readonly string[] {
  const texts = values.filter((value): value is string => typeof value === "string" && value !== "");
  return [...new Set(texts)];
}

/** The examples of a schema: `examples` of JSON Schema, `example` of OpenAPI. */
export function examplesIn(schema: JsonValue | undefined): readonly (JsonValue | undefined)[] {
  const several = member(schema, "examples");
  return [...(isArray(several) ? several : []), member(schema, "example")];
}

/**
 * The texts that schemas of one place allow: what all of them allow, as where a `const` narrows the `enum` of a common
 * envelope, or what any of them allows, where they are alternatives. Whole numbers count by their digits. Undefined
 * where they close nothing.
 */
export function closedValues(schemas: readonly (JsonObject | undefined)[]): readonly string[] | undefined {
  const lists = schemas.flatMap((schema) => {
    const constant = member(schema, "const");
    const values = constant === undefined ? member(schema, "enum") : [constant];
    return isArray(values)
      ? [textsOf(values.map((value) => (Number.isInteger(value) ? String(value) : value)))]
      : [];
  });
  if (lists.length === 0) return undefined;
  const common = lists.reduce((some, others) => some.filter((value) => others.includes(value)));
  return common.length > 0 ? common : [...new Set(lists.flat())];
}
