import { isArray, isObject, type JsonValue, member } from "../document/json.js";
import { childPointer, parsePointer, resolvePointer } from "../document/references.js";
import type { Message } from "../document/structure.js";

/**
 * The pointer of the schema of what one event carries: the message's payload. Where one request carries a list of
 * events, a message may describe the whole request, and then it is what the list holds; or one item.
 *
 * @param items where the list is in a body, if there is one
 */
export function payloadPointer(
  message: Message,
  items: string | undefined,
  data: JsonValue,
): string | undefined {
  const start = message.payload?.pointer;
  if (start === undefined || items === undefined) return start;
  return listItem(data, start, parsePointer(items) ?? [], new Set()) ?? start;
}

/** The schema of the items of the list that a path leads to, through references and the parts of an `allOf`. */
function listItem(
  data: JsonValue,
  pointer: string,
  path: readonly string[],
  seen: ReadonlySet<string>,
): string | undefined {
  const found = resolvePointer(data, pointer);
  if (found.unresolved !== undefined || seen.has(found.pointer)) return undefined;
  const [next, ...rest] = path;
  if (next === undefined && isObject(member(found.value, "items")))
    return childPointer(found.pointer, "items");
  if (next !== undefined && member(member(found.value, "properties"), next) !== undefined) {
    return listItem(data, childPointer(found.pointer, "properties", next), rest, new Set());
  }
  const parts = member(found.value, "allOf");
  const within = new Set([...seen, found.pointer]);
  for (const index of isArray(parts) ? parts.keys() : []) {
    const item = listItem(data, childPointer(found.pointer, "allOf", index), path, within);
    if (item !== undefined) return item;
  }
  return undefined;
}
