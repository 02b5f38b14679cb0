import { isDeepStrictEqual } from "node:util";

import { isObject, type JsonValue, members } from "../document/json.js";
import type { OverlaidDocument } from "../document/overlay.js";
import type { SourceDocument } from "../document/source-document.js";
import { sortedBy } from "../order.js";
import { movePointer, renameSchemas, type SchemaNames, schemasOf } from "./schema-names.js";

/** A schema may differ in nothing but the names of others that were renamed; so deep a chain is followed. */
const MAX_ROUNDS = 8;

/** Of schemas as alike as these nobody could say which is which. */
const MAX_ALIKE = 20;

/**
 * The schemas that have another key in the new document and are otherwise the same, by their old pointers. An
 * overlay that was written for the old key is meant for them. A schema that could be two is none.
 */
export function renamedSchemas(from: JsonValue, to: JsonValue): SchemaNames {
  const names = new Map<string, string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const pairs = samePairs(schemasOf(from), schemasOf(renameSchemas(to, inverse(names))));
    const clear = pairs.filter((pair) =>
      pairs.every((other) => (other.from === pair.from) === (other.to === pair.to)),
    );
    if (clear.length === 0) break;
    for (const pair of clear) names.set(pair.from, pair.to);
  }
  return names;
}

/** The new document with the old names, for an overlay that knows no others. */
export function withOldNames(document: SourceDocument, names: SchemaNames): SourceDocument {
  if (names.size === 0) return document;
  return {
    ...document,
    data: renameSchemas(document.data, inverse(names)),
    locate: (pointer, options) => document.locate(movePointer(pointer, names), options),
  };
}

/** The overlaid document with the new names again. */
export function withNewNames(document: OverlaidDocument, names: SchemaNames): OverlaidDocument {
  if (names.size === 0) return document;
  const oldNames = inverse(names);
  return {
    ...document,
    data: renameSchemas(document.data, names),
    locate: (pointer, options) => document.locate(movePointer(pointer, oldNames), options),
  };
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

type Schemas = ReadonlyMap<string, JsonValue>;

/** Schemas that are gone, each with those that are new and the same but for what they call themselves. */
function samePairs(old: Schemas, now: Schemas): readonly Pair[] {
  const gone = byShape([...old].filter(([pointer]) => !now.has(pointer)));
  const added = byShape([...now].filter(([pointer]) => !old.has(pointer)));
  return [...gone].flatMap(([shape, group]) => {
    const others = added.get(shape) ?? [];
    if (group.length > MAX_ALIKE || others.length > MAX_ALIKE) return [];
    return group.flatMap(([from, schema]) =>
      others
        .filter(([to, other]) => isDeepStrictEqual(schema, renameSchemas(other, new Map([[to, from]]))))
        .map(([to]) => ({ from, to })),
    );
  });
}

function byShape(schemas: readonly (readonly [string, JsonValue])[]) {
  const groups = new Map<string, (readonly [string, JsonValue])[]>();
  for (const schema of schemas) {
    const shape = shapeOf(schema[1]);
    groups.set(shape, [...(groups.get(shape) ?? []), schema]);
  }
  return groups;
}

/** What is left of a schema without the targets of its references. */
function shapeOf(schema: JsonValue): string {
  return JSON.stringify(schema, (_key, value: JsonValue) => {
    if (!isObject(value)) return value;
    const sorted = sortedBy(members(value), ([name]) => name);
    return sorted.map(([name, child]) => (name === "$ref" ? [name] : [name, child]));
  });
}

function inverse(names: SchemaNames): SchemaNames {
  return new Map([...names].map(([from, to]) => [to, from]));
}
