import { isArray, isObject, type JsonObject, type JsonValue, member, members } from "../document/json.js";
import { childPointer, parsePointer } from "../document/references.js";
import { discriminated, type FindSchema } from "./discriminator.js";
import { readEnum } from "./enumerations.js";
import { type IgnoredKeyword, isNameList, readKeywords } from "./keywords.js";
import { orNull } from "./nullable.js";
import type { Report } from "./report.js";
import { referenceTo, subschemaKeywords, type Schema, type SchemaObject } from "./schema.js";
import { readType } from "./type-keyword.js";

/** What normalising a schema needs from around it. */
export interface NormaliseContext {
  readonly report: Report;
  /** The type name of the schema that a `$ref` at a pointer names; undefined, and reported, when there is none. */
  readonly resolve: (ref: string, pointer: string) => string | undefined;
  readonly find: FindSchema;
}

/**
 * Rewrites a schema of a document into the normal form. What the document says in another dialect is read for
 * what it means; what cannot be understood is reported at its place and left out.
 *
 * @param pointer where the schema stands in the document
 */
export function normalise(raw: JsonValue, pointer: string, context: NormaliseContext): Schema {
  if (typeof raw === "boolean") return raw;
  if (raw === null) {
    // A key of YAML with nothing behind it.
    const message = "The schema is empty: any value is taken for it.";
    context.report({ code: "invalid-schema", severity: "warning", message, pointer });
    return true;
  }
  if (!isObject(raw)) {
    context.report({
      code: "invalid-schema",
      severity: "error",
      message: `A schema must be an object or a boolean, not ${describe(raw)}.`,
      pointer,
    });
    return true;
  }
  const ref = member(raw, "$ref");
  const schema =
    typeof ref === "string" ? reference(raw, ref, pointer, context) : inline(raw, pointer, context);
  const nullable = member(raw, "nullable") === true || member(raw, "x-nullable") === true;
  return nullable ? orNull(schema) : schema;
}

/** A `$ref` stands alone in the normal form; what is said beside it is kept around it. */
function reference(raw: JsonObject, ref: string, pointer: string, context: NormaliseContext): Schema {
  const typeName = context.resolve(ref, pointer);
  if (typeName === undefined) return true;
  const notes = annotations(raw, pointer);
  return Object.keys(notes).length === 0
    ? referenceTo(typeName)
    : { ...notes, allOf: [referenceTo(typeName)] };
}

function inline(raw: JsonObject, pointer: string, context: NormaliseContext): SchemaObject {
  const { read, ignored } = readKeywords(raw);
  for (const keyword of ignored) reportIgnored(keyword, pointer, context);
  for (const keyword of beyond) reportBeyond(raw, keyword, pointer, context);
  return {
    ...annotations(raw, pointer),
    ...types(raw, pointer, context),
    ...readEnum(raw, pointer, context.report),
    ...read,
    ...subschemas(raw, pointer, context),
  };
}

function reportIgnored(
  { keyword, expects }: IgnoredKeyword,
  pointer: string,
  { report }: NormaliseContext,
): void {
  const message = `\`${keyword}\` must be ${expects}; it is ignored.`;
  report({ code: "keyword-ignored", severity: "warning", message, pointer: `${pointer}/${keyword}` });
}

/** Rules of later drafts that draft 7, and so the normal form, has no words for. */
const beyond = [
  "$dynamicRef",
  "$recursiveRef",
  "maxContains",
  "minContains",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;

function reportBeyond(
  raw: JsonObject,
  keyword: (typeof beyond)[number],
  pointer: string,
  { report }: NormaliseContext,
): void {
  const value = member(raw, keyword);
  if (value === undefined || value === true) return;
  const message = `\`${keyword}\` is not understood; it is ignored, so that more is taken than it allows.`;
  report({ code: "keyword-ignored", severity: "warning", message, pointer: `${pointer}/${keyword}` });
}

function annotations(raw: JsonObject, pointer: string): SchemaObject {
  const description = member(raw, "description") ?? spokenTitle(raw, pointer);
  const reason = member(raw, "x-deprecated-reason");
  return {
    ...(typeof description === "string" && description.trim() !== "" && { description: description.trim() }),
    ...(member(raw, "deprecated") === true && { deprecated: true as const }),
    ...(typeof reason === "string" && { deprecated: true as const, deprecatedReason: reason }),
  };
}

/** A title that says more than the key: many tools write `title: Event Id` on a member `event_id`. */
function spokenTitle(raw: JsonObject, pointer: string): JsonValue | undefined {
  const title = member(raw, "title");
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const key = parsePointer(pointer)?.at(-1) ?? "";
  return typeof title === "string" && letters(title) !== letters(key) ? title : undefined;
}

function types(raw: JsonObject, pointer: string, { report }: NormaliseContext): SchemaObject {
  const { read, translated, unknown } = readType(member(raw, "type"));
  const at = `${pointer}/type`;
  for (const name of translated) {
    const message = `\`${name}\` is no type of JSON Schema; it is read as \`${String(read.type)}\`.`;
    report({ code: "type-translated", severity: "warning", message, pointer: at });
  }
  for (const name of unknown) {
    const message = `\`${name}\` is no type of JSON Schema.`;
    const help = "Use string, number, integer, boolean, object, array or null.";
    report({ code: "unknown-type", severity: "error", message, pointer: at, help });
  }
  return read;
}

function subschemas(raw: JsonObject, pointer: string, context: NormaliseContext): SchemaObject {
  const found: Record<string, unknown> = {};
  const child = (value: JsonValue, ...path: string[]): Schema =>
    normalise(value, childPointer(pointer, ...path), context);
  for (const keyword of subschemaKeywords.one) {
    const value = member(raw, keyword);
    if (value !== undefined) found[keyword] = child(value, keyword);
  }
  for (const keyword of subschemaKeywords.list) {
    const value = member(raw, keyword) ?? null;
    if (value === null) continue;
    if (isArray(value) && value.length > 0) {
      const read = value.map((item, index) => child(item, keyword, String(index)));
      found[keyword] = keyword === "allOf" ? read : discriminated(raw, value, read, context.find);
    } else reportIgnored({ keyword, expects: "a list of at least one schema" }, pointer, context);
  }
  for (const keyword of subschemaKeywords.map) {
    const value = member(raw, keyword) ?? null;
    if (value === null) continue;
    const entries = members(value).map(([name, item]) => [name, child(item, keyword, name)]);
    if (isObject(value)) found[keyword] = Object.fromEntries(entries);
    else reportIgnored({ keyword, expects: "an object of schemas" }, pointer, context);
  }
  return { ...(found as SchemaObject), ...items(raw, child), ...dependencies(raw, child) };
}

type Child = (value: JsonValue, ...path: string[]) => Schema;

/** Draft 7 writes a tuple as a list in `items`, 2020-12 as `prefixItems` with `items` for the rest. */
function items(raw: JsonObject, child: Child): SchemaObject {
  const prefix = member(raw, "prefixItems");
  const value = member(raw, "items");
  if (isArray(prefix)) {
    const tuple = prefix.map((item, index) => child(item, "prefixItems", String(index)));
    return { items: tuple, ...(value !== undefined && { additionalItems: child(value, "items") }) };
  }
  if (isArray(value)) return { items: value.map((item, index) => child(item, "items", String(index))) };
  return value === undefined ? {} : { items: child(value, "items") };
}

/** 2019-09 splits `dependencies` in two. */
function dependencies(raw: JsonObject, child: Child): SchemaObject {
  const found: [string, Schema | readonly string[]][] = [];
  for (const keyword of ["dependencies", "dependentRequired", "dependentSchemas"]) {
    for (const [name, item] of members(member(raw, keyword))) {
      found.push([name, isNameList(item) ? item : child(item, keyword, name)]);
    }
  }
  return found.length === 0 ? {} : { dependencies: Object.fromEntries(found) };
}

function describe(raw: JsonValue): string {
  return isArray(raw) ? "a list" : `a ${typeof raw}`;
}
