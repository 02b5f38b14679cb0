import { isArray, type JsonValue, member, stringMember } from "./json.js";

/** The keys of a JSON pointer (RFC 6901), unescaped; `undefined` for text that is no pointer. */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The JSON pointer of a list of keys and indexes: `["a/b", 0]` gives `/a~1b/0`. */
export function formatPointer(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The pointer of a member or an item of the value at `pointer`. */
export function childPointer(pointer: string, ...keys: readonly (string | number)[]): string {
  return pointer + formatPointer(keys);
}

/**
 * The value at a JSON pointer. Only own members count and only canonical indexes (`0`, `12`, not `-`
 * or `01`); `undefined` where there is nothing, or the text is no pointer.
 */
export function valueAt(data: JsonValue, pointer: string): JsonValue | undefined {
  const keys = parsePointer(pointer);
  let value: JsonValue | undefined = keys && data;
  for (const key of keys ?? []) {
    if (isArray(value)) value = /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    else value = member(value, key);
  }
  return value;
}

/**
 * The JSON pointer of a reference within the document: `#/a/b%20c` gives `/a/b c`, `#` gives the empty
 * pointer. `undefined` for a reference that leaves the document, names an anchor or is malformed.
 */
export function localPointer(reference: string): string | undefined {
  if (!reference.startsWith("#")) return undefined;
  try {
    const pointer = decodeURIComponent(reference.slice(1));
    return parsePointer(pointer) && pointer;
  } catch {
    return undefined;
  }
}

/** Whether a reference leaves the document: a file, a URL, a URN. */
export function isExternal(reference: string): boolean {
  return !reference.startsWith("#");
}

/** Why a chain of references ends nowhere; `at` is the pointer of the object that holds `reference`. */
export interface UnresolvedReference {
  readonly reason: "external" | "missing" | "cycle";
  readonly reference: string;
  readonly at: string;
}

/** The outcome of following references: the pointer and value at the end of the chain, or why there is none. */
export type Resolution =
  | { readonly pointer: string; readonly value: JsonValue; readonly unresolved?: undefined }
  | { readonly unresolved: UnresolvedReference };

/**
 * Follows `$ref`s from the value at `pointer` until a value that has none. A value without `$ref`
 * is its own result. Members beside `$ref` are not looked at. Ends on cycles.
 */
export function resolvePointer(data: JsonValue, pointer: string): Resolution {
  const seen = new Set<string>();
  let at = pointer;
  for (let reference = pointer === "" ? "#" : `#${pointer}`, from = pointer; ;) {
    const value = valueAt(data, at);
    if (value === undefined) return { unresolved: { reason: "missing", reference, at: from } };
    const next = referenceOf(value);
    if (next === undefined) return { pointer: at, value };
    const target = localPointer(next);
    if (isExternal(next)) return { unresolved: { reason: "external", reference: next, at } };
    if (target === undefined) return { unresolved: { reason: "missing", reference: next, at } };
    if (seen.has(at)) return { unresolved: { reason: "cycle", reference: next, at } };
    seen.add(at);
    from = at;
    reference = next;
    at = target;
  }
}

/** The `$ref` of a value, if it is an object with one that is a string. */
export function referenceOf(value: JsonValue | undefined): string | undefined {
  return stringMember(value, "$ref");
}
