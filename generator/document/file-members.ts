import { posix } from "node:path";

import { type JsonValue, members } from "./json.js";
import { filesMember } from "./referenced-files.js";
import {
  childPointer,
  formatPointer,
  localPointer,
  parsePointer,
  referenceOf,
  valueAt,
} from "./references.js";

const below = `/${filesMember}/`;

/**
 * The pointer of what stands at a pointer, behind references that do nothing but name a part of another file: such a
 * part is defined once, under whatever keys it is known.
 */
export function definitionOf(data: JsonValue, pointer: string): string {
  const seen = new Set<string>();
  for (let at = pointer; ;) {
    const value = valueAt(data, at);
    const target = members(value).length === 1 ? localPointer(referenceOf(value) ?? "") : undefined;
    if (target === undefined || !target.startsWith(below) || seen.has(target)) return at;
    seen.add(target);
    at = target;
  }
}

/** The keys of the members of a folder, such as `/components/schemas`, that are parts of other files, by their pointers there. */
export function fileMemberKeys(data: JsonValue, folder: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const [key] of members(valueAt(data, folder))) {
    const pointer = definitionOf(data, childPointer(folder, key));
    if (pointer.startsWith(below) && !keys.has(pointer)) keys.set(pointer, key);
  }
  return keys;
}

/** A reference into another file as people write it: `schemas/order.yaml#/definitions/line`. */
export function writtenReference(reference: string): string {
  const [folder, address, ...rest] = parsePointer(localPointer(reference) ?? "") ?? [];
  if (folder !== filesMember || address === undefined) return reference;
  return rest.length === 0 ? address : `${address}#${formatPointer(rest)}`;
}

/** What a file is called, without its folder and its endings: `schemas/order.schema.yaml` gives `order`. */
export function fileTitle(address: string): string {
  const [title = ""] = posix.basename(address).split(".");
  return title;
}
