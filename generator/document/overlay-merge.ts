import { isArray, isObject, type JsonValue, setMember } from "./json.js";
import { keepOrigin, type Origin, setOrigin } from "./origin.js";
import { childPointer } from "./references.js";

/** A document under change: its data, and the origin of each value. */
export interface OverlayTarget {
  readonly data: MutableJson;
  readonly origin: Origin;
}

/** JSON that may be changed in place. */
export type MutableJson = string | number | boolean | null | MutableJson[] | { [key: string]: MutableJson };

/** A value to be merged, and where it was written. */
export interface MergeSource {
  readonly value: JsonValue;
  readonly origin: Origin;
}

/** What a merge did. */
export interface MergeOutcome {
  /** Pointers of what was added or replaced. */
  readonly pointers: string[];
  /** Places where the two values do not fit each other. */
  readonly conflicts: MergeConflict[];
}

/** Two values that cannot be merged. */
export interface MergeConflict {
  readonly pointer: string;
  /** The place of the update's value, in the overlay. */
  readonly origin: Origin;
  readonly found: JsonKind;
  readonly given: JsonKind;
}

/** The kinds of values that the specification tells apart; `null` is a primitive. */
export type JsonKind = "a map" | "a list" | "a single value";

/** The kind of a value. */
export function kindOf(value: JsonValue): JsonKind {
  return isArray(value) ? "a list" : isObject(value) ? "a map" : "a single value";
}

/**
 * Merges a value into the member or item at `key` by the rules of the Overlay Specification 1.1.0,
 * "Action Object": maps are merged, lists are concatenated, a single value replaces a single value,
 * and a list takes any other value as one more item where it is the action's own target.
 * 1.0.0 words this less exactly; its overlays are read the same way.
 */
export function mergeTarget(
  parent: OverlayTarget & { readonly key: string; readonly pointer: string },
  source: MergeSource,
  outcome: MergeOutcome,
): void {
  const target = memberOf(parent.data, parent.key);
  if (Array.isArray(target) && !isArray(source.value)) {
    appendItem(target, keepOrigin(parent.origin, parent.key), parent.pointer, source, outcome);
  } else mergeMember(parent.data, parent.origin, parent.key, parent.pointer, source, outcome);
}

function mergeMember(
  container: MutableJson,
  containerOrigin: Origin,
  key: string,
  pointer: string,
  source: MergeSource,
  outcome: MergeOutcome,
): void {
  const target = memberOf(container, key);
  const found = target === undefined ? undefined : kindOf(target);
  const given = kindOf(source.value);
  if (found !== undefined && found !== given) {
    outcome.conflicts.push({ pointer, origin: source.origin, found, given });
  } else if (target === undefined || found === "a single value") {
    setChild(container, key, cloneJson(source.value));
    setOrigin(containerOrigin, key, source.origin);
    outcome.pointers.push(pointer);
  } else if (Array.isArray(target) && isArray(source.value)) {
    const origin = keepOrigin(containerOrigin, key);
    for (const item of itemsOf(source)) appendItem(target, origin, pointer, item, outcome);
  } else if (isObject(source.value)) {
    const origin = keepOrigin(containerOrigin, key);
    for (const [name, member] of Object.entries(source.value)) {
      const child = { value: member, origin: childOrigin(source.origin, name) };
      mergeMember(target, origin, name, childPointer(pointer, name), child, outcome);
    }
  }
}

function appendItem(
  list: MutableJson[],
  origin: Origin,
  pointer: string,
  source: MergeSource,
  outcome: MergeOutcome,
): void {
  const index = list.push(cloneJson(source.value)) - 1;
  setOrigin(origin, String(index), source.origin);
  outcome.pointers.push(childPointer(pointer, index));
}

function itemsOf({ value, origin }: MergeSource): MergeSource[] {
  return isArray(value)
    ? value.map((item, index) => ({ value: item, origin: childOrigin(origin, index) }))
    : [];
}

function childOrigin({ document, pointer }: Origin, key: string | number): Origin {
  return { document, pointer: childPointer(pointer, key) };
}

/** The own member or item at a key. */
export function memberOf(container: MutableJson, key: string): MutableJson | undefined {
  if (Array.isArray(container)) return container[Number(key)];
  const holds = typeof container === "object" && container !== null && Object.hasOwn(container, key);
  return holds ? container[key] : undefined;
}

function setChild(container: MutableJson, key: string, value: MutableJson): void {
  if (Array.isArray(container)) container[Number(key)] = value;
  else if (typeof container === "object" && container !== null) setMember(container, key, value);
}

/** A copy that shares nothing with the original. */
export function cloneJson(value: JsonValue): MutableJson {
  if (isArray(value)) return value.map(cloneJson);
  if (!isObject(value)) return value;
  const copy: { [key: string]: MutableJson } = {};
  for (const [key, item] of Object.entries(value)) setMember(copy, key, cloneJson(item));
  return copy;
}
