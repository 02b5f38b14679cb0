import type { Location } from "../diagnostics/diagnostic.js";
import { isArray, isObject, type JsonValue, member } from "./json.js";
import { childPointer, parsePointer } from "./references.js";
import type { LocatedDocument, LocateOptions } from "./source-document.js";

/**
 * Where a value of an overlaid document was written. Values below it come from the same place,
 * but for those in `children`, which an overlay added, replaced or moved.
 */
export interface Origin {
  readonly document: LocatedDocument;
  readonly pointer: string;
  children?: Map<string, Origin>;
}

/** The origin of the member or item at `key`. */
export function originOf(parent: Origin, key: string): Origin {
  const { document, pointer, children } = parent;
  return children?.get(key) ?? { document, pointer: childPointer(pointer, key) };
}

/** Like {@link originOf}, remembered in the parent, so that the child's own children can be set. */
export function keepOrigin(parent: Origin, key: string): Origin {
  const origin = originOf(parent, key);
  setOrigin(parent, key, origin);
  return origin;
}

/** Says where the member or item at `key` was written. */
export function setOrigin(parent: Origin, key: string, origin: Origin): void {
  (parent.children ??= new Map()).set(key, origin);
}

/** Moves the origins of a list's items up after the item at `index` was taken out; `length` is what is left. */
export function dropItemOrigin(list: Origin, index: number, length: number): void {
  const items = Array.from({ length: length + 1 }, (_, item) => originOf(list, String(item)));
  items.splice(index, 1);
  list.children = new Map(items.map((origin, item) => [String(item), origin]));
}

/** The place where the value at a pointer into `data` was written; see `LocatedDocument.locate`. */
export function locateOrigin(
  data: JsonValue,
  root: Origin,
  pointer: string,
  options?: LocateOptions,
): Location {
  let value: JsonValue | undefined = data;
  let origin = root;
  for (const key of parsePointer(pointer) ?? []) {
    value = isArray(value) ? value[Number(key)] : isObject(value) ? member(value, key) : undefined;
    if (value === undefined) break;
    origin = originOf(origin, key);
  }
  return origin.document.locate(origin.pointer, options);
}
