import type { JsonValue } from "../document/json.js";
import { schemaTypes, type SchemaObject, type SchemaType } from "./schema.js";

/** Names that real documents use for a type of JSON Schema, from OpenAPI formats and programming languages. */
const synonyms: ReadonlyMap<string, SchemaType> = new Map([
  ["bool", "boolean"],
  ["date", "string"],
  ["date-time", "string"],
  ["datetime", "string"],
  ["dict", "object"],
  ["double", "number"],
  ["decimal", "number"],
  ["float", "number"],
  ["hash", "object"],
  ["int", "integer"],
  ["int32", "integer"],
  ["int64", "integer"],
  ["list", "array"],
  ["long", "integer"],
  ["map", "object"],
  ["text", "string"],
  ["timestamp", "string"],
  ["uuid", "string"],
]);

/** What `type` says, and the names in it that are no type of JSON Schema. */
export interface TypeReading {
  readonly read: Pick<SchemaObject, "type">;
  /** Understood, but written in another language's words. */
  readonly translated: readonly string[];
  readonly unknown: readonly string[];
}

/** Reads `type`, a name or a list of names. `any` means what leaving it out means. */
export function readType(value: JsonValue | undefined): TypeReading {
  const names = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const types: SchemaType[] = [];
  const translated: string[] = [];
  const unknown: string[] = [];
  let any = false;
  for (const name of names) {
    const key = name === null ? "null" : String(name).toLowerCase();
    const type = schemaTypes.has(key) ? (key as SchemaType) : synonyms.get(key);
    if (key === "any") any = true;
    else if (type === undefined) unknown.push(typeof name === "string" ? name : JSON.stringify(name));
    else types.push(type);
    if (type !== undefined && type !== name && name !== null) translated.push(String(name));
  }
  const distinct = [...new Set(types)];
  if (any || unknown.length > 0 || distinct.length === 0) return { read: {}, translated, unknown };
  const [only] = distinct;
  return {
    read: { type: distinct.length === 1 && only !== undefined ? only : distinct },
    translated,
    unknown,
  };
}
