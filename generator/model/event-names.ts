import { isArray, isObject, type JsonValue, member, members } from "../document/json.js";
import { childPointer, parsePointer, resolvePointer, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import type { EventPlace } from "./model.js";

/**
 * The names a message has on the wire, in this order of preference: its `x-webhook-event`; a `const` or
 * `enum` at the place that names the event, in its headers or its payload. Empty when none is stated: a name
 * is never guessed from a message's key.
 */
export function statedEventNames(message: Message, place: EventPlace, data: JsonValue): readonly string[] {
  const own = message.extensions.find((extension) => extension.key === "x-webhook-event")?.value;
  if (own !== undefined) return strings(own);
  return place.kind === "header"
    ? headerValues(message, place.name)
    : bodyValues(message, place.pointer, data);
}

function headerValues(message: Message, header: string): readonly string[] {
  for (const schema of [message.headers, message.httpHeaders]) {
    for (const [name, property] of members(member(schema, "properties"))) {
      if (name.toLowerCase() === header.toLowerCase()) return constants(property);
    }
  }
  return [];
}

function bodyValues(message: Message, pointer: string, data: JsonValue): readonly string[] {
  const start = message.payload?.pointer;
  return start === undefined ? [] : valuesBelow(data, start, parsePointer(pointer) ?? [], new Set());
}

/** Walks down the payload's schema, through references and the parts of an `allOf`. */
function valuesBelow(
  data: JsonValue,
  pointer: string,
  path: readonly string[],
  seen: Set<string>,
): readonly string[] {
  const found = resolvePointer(data, pointer);
  if (found.unresolved !== undefined || seen.has(found.pointer)) return [];
  const [next, ...rest] = path;
  if (next === undefined) return constants(found.value);
  const property = childPointer(found.pointer, "properties", next);
  const direct = valueAt(data, property) === undefined ? [] : valuesBelow(data, property, rest, new Set());
  if (direct.length > 0) return direct;
  const parts = member(found.value, "allOf");
  const within = new Set([...seen, found.pointer]);
  for (const index of isArray(parts) ? parts.keys() : []) {
    const values = valuesBelow(data, `${found.pointer}/allOf/${index}`, path, within);
    if (values.length > 0) return values;
  }
  return [];
}

function constants(schema: JsonValue): readonly string[] {
  if (!isObject(schema)) return [];
  const constant = member(schema, "const");
  return strings(constant ?? member(schema, "enum") ?? []);
}

function strings(value: JsonValue): readonly string[] {
  const values = isArray(value) ? value : [value];
  return values.filter((item) => typeof item === "string" && item !== "") as readonly string[];
}
