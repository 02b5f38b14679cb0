import type { Schema, SchemaObject } from "../../../../generator/model/schema.js";

/** An object with these properties, and other keywords. */
export function object(properties: Record<string, Schema>, rest: SchemaObject = {}): SchemaObject {
  return { type: "object", properties, ...rest };
}

/** Any text. */
export const text: SchemaObject = { type: "string" };

/** A whole number. */
export const count: SchemaObject = { type: "integer" };

/** A text, or null. */
export const nullableText: SchemaObject = { type: ["string", "null"] };

/** An object of two texts, `city` and `zip`. */
export const address = object({ city: text, zip: text });
