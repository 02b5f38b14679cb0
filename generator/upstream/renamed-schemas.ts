import { isDeepStrictEqual } from "node:util";

import { isArray, isObject, type JsonValue, member, members, setMember } from "../document/json.js";
import type { OverlaidDocument } from "../document/overlay.js";
import { childPointer, localPointer } from "../document/references.js";
import type { SourceDocument } from "../document/source-document.js";
import { isWithin } from "./overlay-fate.js";

/** A schema that upstream calls otherwise now, by pointers, and has left as it was. */
export interface SchemaRename {
  readonly from: string;
  readonly to: string;
}

/**
 * The schemas that have another key in the new document and are otherwise the same. An overlay that was written for
 * the old key is meant for them.
 */
export function renamedSchemas(from: JsonValue, to: JsonValue): readonly SchemaRename[] {
  const renames: SchemaRename[] = [];
  let data = to;
  for (let rename = nextRename(from, data); rename !== undefined; rename = nextRename(from, data)) {
    renames.push(rename);
    data = renameSchema(data, rename.to, rename.from);
  }
  return renames;
}

/** One at a time, since a schema may differ in nothing but the name of another one that it refers to. */
function nextRename(from: JsonValue, to: JsonValue): SchemaRename | undefined {
  const [old, now] = [schemasOf(from), schemasOf(to)];
  const gone = [...old].filter(([pointer]) => !now.has(pointer));
  const added = [...now].filter(([pointer]) => !old.has(pointer));
  for (const [pointer, schema] of gone) {
    const same = added.filter(([other, value]) =>
      isDeepStrictEqual(schema, moveReferences(value, other, pointer)),
    );
    const alike = gone.filter(([, value]) => isDeepStrictEqual(value, schema));
    if (same[0] !== undefined && same.length === 1 && alike.length === 1)
      return { from: pointer, to: same[0][0] };
  }
  return undefined;
}

/** The new document with the old names, for an overlay that knows no others. */
export function withOldNames(document: SourceDocument, renames: readonly SchemaRename[]): SourceDocument {
  const data = renames.reduce((value, { from, to }) => renameSchema(value, to, from), document.data);
  const newPointer = (pointer: string): string =>
    renames.reduceRight((at, { from, to }) => movePointer(at, from, to), pointer);
  return { ...document, data, locate: (pointer, options) => document.locate(newPointer(pointer), options) };
}

/** The overlaid document with the new names again. */
export function withNewNames(document: OverlaidDocument, renames: readonly SchemaRename[]): OverlaidDocument {
  const data = renames.reduceRight((value, { from, to }) => renameSchema(value, from, to), document.data);
  const oldPointer = (pointer: string): string =>
    renames.reduce((at, { from, to }) => movePointer(at, to, from), pointer);
  return { ...document, data, locate: (pointer, options) => document.locate(oldPointer(pointer), options) };
}

const folder = ["components", "schemas"] as const;

function schemasOf(data: JsonValue): ReadonlyMap<string, JsonValue> {
  const schemas = member(member(data, folder[0]), folder[1]);
  return new Map(members(schemas).map(([key, value]) => [childPointer("", ...folder, key), value]));
}

/** Gives a schema another key in place, and everything that refers to it the reference to that. */
function renameSchema(data: JsonValue, from: string, to: string): JsonValue {
  const moved = moveReferences(data, from, to);
  const components = member(moved, folder[0]);
  const schemas = members(member(components, folder[1])).map(([key, value]) => {
    const pointer = childPointer("", ...folder, key);
    return [pointer === from ? keyOf(to) : key, value] as const;
  });
  return withMember(moved, folder[0], withMember(components, folder[1], fromEntries(schemas)));
}

function moveReferences(value: JsonValue, from: string, to: string): JsonValue {
  if (isArray(value)) return value.map((item) => moveReferences(item, from, to));
  if (!isObject(value)) return value;
  return fromEntries(
    members(value).map(([key, child]) => {
      const target = key === "$ref" && typeof child === "string" ? localPointer(child) : undefined;
      if (target !== undefined && isWithin(target, from))
        return [key, `#${encodeURI(movePointer(target, from, to))}`];
      return [key, moveReferences(child, from, to)];
    }),
  );
}

function movePointer(pointer: string, from: string, to: string): string {
  return isWithin(pointer, from) ? to + pointer.slice(from.length) : pointer;
}

function keyOf(pointer: string): string {
  return pointer
    .slice(pointer.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}

function withMember(value: JsonValue | undefined, key: string, child: JsonValue): JsonValue {
  return fromEntries(members(value).map(([name, own]) => [name, name === key ? child : own]));
}

function fromEntries(entries: Iterable<readonly [key: string, value: JsonValue]>): JsonValue {
  const result: Record<string, JsonValue> = {};
  for (const [key, value] of entries) setMember(result, key, value);
  return result;
}
