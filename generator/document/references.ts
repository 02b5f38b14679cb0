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
  return keys && keys.reduce<JsonValue | undefined>(childOf, data);
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

/** A chain of references this long is taken for a cycle; `{ a: { $ref: "#/a/b" } }` grows with each step. */
const MAX_CHAIN = 100;

/**
 * Follows `$ref`s from the value at `pointer` until a value that has none, those of values on the way
 * included: `#/channels/a/messages/b` finds `b` where channel `a` is itself a reference. A value
 * without `$ref` is its own result. Members beside `$ref` are not looked at. Ends on cycles.
 */
export function resolvePointer(data: JsonValue, pointer: string): Resolution {
  const seen = new Set<string>();
  let last = { reference: `#${pointer}`, at: pointer };
  for (let next = pointer; ;) {
    const step = walk(data, next);
    if (step === undefined) return { unresolved: { reason: "missing", ...last } };
    if (step.reference === undefined) return { pointer: next, value: step.value };
    last = { reference: step.reference, at: step.at };
    if (isExternal(step.reference)) return { unresolved: { reason: "external", ...last } };
    const target = localPointer(step.reference);
    if (target === undefined) return { unresolved: { reason: "missing", ...last } };
    if (seen.has(next) || seen.size === MAX_CHAIN) return { unresolved: { reason: "cycle", ...last } };
    seen.add(next);
    next = target + step.rest;
  }
}

interface Step {
  readonly value: JsonValue;
  /** The `$ref` to follow, where it stands, and the pointer that goes on behind it. */
  readonly reference: string | undefined;
  readonly at: string;
  readonly rest: string;
}

/** Walks a pointer to its value, or to the first value on the way that is a reference. */
function walk(data: JsonValue, pointer: string): Step | undefined {
  const keys = parsePointer(pointer);
  if (keys === undefined) return undefined;
  let value: JsonValue | undefined = data;
  for (const [index, key] of keys.entries()) {
    const reference = referenceOf(value);
    if (value !== undefined && reference !== undefined) {
      const at = formatPointer(keys.slice(0, index));
      return { value, reference, at, rest: formatPointer(keys.slice(index)) };
    }
    value = childOf(value, key);
  }
  return value === undefined ? undefined : { value, reference: referenceOf(value), at: pointer, rest: "" };
}

/** The `$ref` of a value, if it is an object with one that is a string. */
export function referenceOf(value: JsonValue | undefined): string | undefined {
  return stringMember(value, "$ref");
}

/** The member or item at a key; only canonical indexes are items. */
function childOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (!isArray(value)) return member(value, key);
  return /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
}
