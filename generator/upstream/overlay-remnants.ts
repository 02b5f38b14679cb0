import { isArray, isObject, type JsonObject, type JsonValue, member, setMember } from "../document/json.js";
import type { OverlaidDocument } from "../document/overlay.js";
import { parsePointer, valueAt } from "../document/references.js";
import { type OverlaidPair, parentOf } from "./overlay-fate.js";

/**
 * The new document without what an overlay would bring back to life. An action that gives a property a better
 * description makes a property of nothing but a description once upstream has removed it: what upstream had and
 * removed stays removed, unless the overlay defines it as a whole.
 */
export function withoutRemnants(from: OverlaidPair, to: OverlaidPair): OverlaidDocument {
  const keys = remnantsOf(from, to).map((pointer) => parsePointer(pointer) ?? []);
  return { ...to.overlaid, data: keys.reduce<JsonValue>(without, to.overlaid.data) };
}

/** The places in the new document that are there only because an overlay was written for the old one. */
export function remnantsOf(from: OverlaidPair, to: OverlaidPair): readonly string[] {
  const defined = new Set(from.overlaid.effects.flatMap(({ pointers }) => pointers));
  return to.overlaid.effects
    .flatMap(({ pointers }) => pointers)
    .filter(
      (pointer) =>
        !defined.has(pointer) &&
        valueAt(from.source, pointer) !== undefined &&
        valueAt(to.source, pointer) === undefined &&
        isObject(valueAt(to.overlaid.data, parentOf(pointer))),
    );
}

function without(value: JsonValue, [key, ...rest]: readonly string[]): JsonValue {
  if (key === undefined) return value;
  if (isArray(value)) return value.map((item, index) => (String(index) === key ? without(item, rest) : item));
  if (!isObject(value)) return value;
  const copy: Record<string, JsonValue> = {};
  for (const [name, child] of Object.entries(value)) {
    if (name !== key) setMember(copy, name, child);
    else if (rest.length > 0) setMember(copy, name, without(member(value, name) ?? child, rest));
  }
  return copy satisfies JsonObject;
}
