import { isArray, isObject, type JsonValue, member, members, setMember } from "../document/json.js";
import { childPointer, localPointer, parsePointer } from "../document/references.js";

/** Other names for schemas: pointers such as `/components/schemas/Tag`, by those that they replace. */
export type SchemaNames = ReadonlyMap<string, string>;

/** The named schemas of a document by their pointers. */
export function schemasOf(data: JsonValue): ReadonlyMap<string, JsonValue> {
  const schemas = members(member(member(data, "components"), "schemas"));
  return new Map(schemas.map(([key, value]) => [pointerOf(key), value]));
}

/** Gives schemas other keys, in their places, and all that refers to them the references to these. */
export function renameSchemas(data: JsonValue, names: SchemaNames): JsonValue {
  if (names.size === 0) return data;
  const moved = moveReferences(data, names);
  const components = member(moved, "components");
  const schemas = members(member(components, "schemas")).map(
    ([key, value]) => [keyOf(names.get(pointerOf(key))) ?? key, value] as const,
  );
  return schemas.length === 0
    ? moved
    : withMember(moved, "components", withMember(components, "schemas", fromEntries(schemas)));
}

/** Where the value at a pointer is, when schemas have other names. */
export function movePointer(pointer: string, names: SchemaNames): string {
  const end = /^\/components\/schemas\/[^/]*/.exec(pointer)?.[0].length ?? 0;
  const moved = names.get(pointer.slice(0, end));
  return moved === undefined ? pointer : moved + pointer.slice(end);
}

function moveReferences(value: JsonValue, names: SchemaNames): JsonValue {
  if (isArray(value)) return value.map((item) => moveReferences(item, names));
  if (!isObject(value)) return value;
  return fromEntries(
    members(value).map(([key, child]) => {
      if (key === "$ref" && typeof child === "string") return [key, moveReference(child, names)];
      return [key, moveReferences(child, names)];
    }),
  );
}

function moveReference(reference: string, names: SchemaNames): string {
  const target = localPointer(reference);
  const moved = target === undefined ? undefined : movePointer(target, names);
  return moved === undefined || moved === target ? reference : `#${encodeURI(moved)}`;
}

function pointerOf(key: string): string {
  return childPointer("", "components", "schemas", key);
}

function keyOf(pointer: string | undefined): string | undefined {
  return pointer === undefined ? undefined : parsePointer(pointer)?.at(-1);
}

function withMember(value: JsonValue | undefined, key: string, child: JsonValue): JsonValue {
  return fromEntries(members(value).map(([name, own]) => [name, name === key ? child : own]));
}

function fromEntries(entries: Iterable<readonly [key: string, value: JsonValue]>): JsonValue {
  const result: Record<string, JsonValue> = {};
  for (const [key, value] of entries) setMember(result, key, value);
  return result;
}
