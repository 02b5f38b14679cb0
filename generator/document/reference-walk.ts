import { isArray, isObject, type JsonObject, type JsonValue, setMember } from "./json.js";
import { childPointer } from "./references.js";

/** Members whose own members are named by the author, so that a key such as `examples` is a name there. */
const nameMaps = new Set(
  (
    "properties patternProperties definitions $defs dependencies dependentSchemas " +
    "channels messages operations parameters schemas servers"
  ).split(" "),
);

/** Members whose value is data, in which a `$ref` or an `$id` means nothing. */
const data = new Set(["const", "enum", "default", "example", "examples"]);

/** What a walk goes into below one object. */
export interface Child {
  readonly key: string;
  readonly value: JsonValue;
  /** Whether the value is a map of names, whose members are objects of a kind. */
  readonly names: boolean;
}

/** The members of an object in which references and identifiers can stand. Extensions are data. */
export function referringMembers(object: JsonObject, names: boolean): readonly Child[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (!names && (data.has(key) || key.startsWith("x-"))) return [];
    return [{ key, value, names: !names && nameMaps.has(key) }];
  });
}

/**
 * A copy of a value in which `edit` has replaced objects; what it leaves alone is shared with the original. It is asked
 * for each object that may hold a reference, from the outside to the inside.
 */
export function mapReferring(
  value: JsonValue,
  edit: (object: JsonObject, pointer: string) => JsonObject,
  pointer = "",
  names = false,
): JsonValue {
  if (isArray(value))
    return mapItems(value, (item, index) => mapReferring(item, edit, childPointer(pointer, index)));
  if (!isObject(value)) return value;
  const edited = names ? value : edit(value, pointer);
  let copy: Record<string, JsonValue> | undefined;
  for (const child of referringMembers(edited, names)) {
    const mapped = mapReferring(child.value, edit, childPointer(pointer, child.key), child.names);
    if (mapped === child.value) continue;
    copy ??= { ...edited };
    setMember(copy, child.key, mapped);
  }
  return copy ?? edited;
}

function mapItems(
  items: readonly JsonValue[],
  map: (item: JsonValue, index: number) => JsonValue,
): readonly JsonValue[] {
  const mapped = items.map(map);
  return mapped.some((item, index) => item !== items[index]) ? mapped : items;
}
