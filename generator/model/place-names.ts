import { isArray, isObject, type JsonValue, member, members } from "../document/json.js";
import { childPointer, parsePointer, resolvePointer, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import type { EventPart, EventPlace } from "./delivery-model.js";

/** Where the names of events are, in a document. */
export interface NamePlaces {
  readonly place: EventPlace;
  /** Where the list of events is in a body, if there is one. */
  readonly items?: string | undefined;
  readonly data: JsonValue;
}

/**
 * The names that a message may have at the place that names events: a `const` or an `enum` there, in its headers or in
 * the schema of what one event carries; empty where nothing lists them.
 *
 * @param payload where that schema stands, if the message has one
 */
export function namesAtPlace(
  message: Message,
  payload: string | undefined,
  { place, data }: NamePlaces,
): readonly string[] {
  if (place.kind === "path") return [];
  const valuesOf = (part: EventPart): readonly string[] => {
    if (part.kind === "header") return headerValues(message, [part.name, ...(part.otherNames ?? [])]);
    if (payload === undefined) return [];
    return valuesBelow(data, payload, parsePointer(part.pointer) ?? [], new Set()) ?? [];
  };
  if (place.kind !== "join") return valuesOf(place);
  return place.parts
    .map(valuesOf)
    .reduce((starts, ends) => starts.flatMap((start) => ends.map((end) => start + place.separator + end)));
}

function headerValues(message: Message, names: readonly string[]): readonly string[] {
  const wanted = names.map((name) => name.toLowerCase());
  for (const schema of [message.headers, message.httpHeaders]) {
    for (const [name, property] of members(member(schema, "properties"))) {
      if (wanted.includes(name.toLowerCase())) return constants(property);
    }
  }
  return [];
}

/**
 * Walks down the payload's schema, through references. What all parts of an `allOf` allow counts, so that a `const`
 * narrows the `enum` of a common envelope, and what any alternative of a `oneOf` or an `anyOf` allows, if each of them
 * says it. Undefined where nothing is said.
 */
function valuesBelow(
  data: JsonValue,
  pointer: string,
  path: readonly string[],
  seen: ReadonlySet<string>,
): Values {
  const found = resolvePointer(data, pointer);
  if (found.unresolved !== undefined || seen.has(found.pointer)) return undefined;
  const within = new Set([...seen, found.pointer]);
  const below = (keyword: string): readonly Values[] => {
    const parts = member(found.value, keyword);
    const pointers = isArray(parts)
      ? [...parts.keys()]
          .filter((index) => !isNull(parts[index]))
          .map((index) => `${found.pointer}/${keyword}/${index}`)
      : [];
    return pointers.map((pointer) => valuesBelow(data, pointer, path, within));
  };
  const unions = [inAny(below("oneOf")), inAny(below("anyOf"))];
  return [ownValues(data, found, path), ...below("allOf"), ...unions].reduce(inBoth);
}

/** Undefined where nothing is said. */
type Values = readonly string[] | undefined;

function inAny(alternatives: readonly Values[]): Values {
  const values = alternatives.flatMap((each) => each ?? []);
  return alternatives.length > 0 && !alternatives.includes(undefined) ? [...new Set(values)] : undefined;
}

function ownValues(
  data: JsonValue,
  { pointer, value }: { readonly pointer: string; readonly value: JsonValue },
  [next, ...rest]: readonly string[],
): Values {
  if (next === undefined) return isClosed(value) ? constants(value) : undefined;
  const property = childPointer(pointer, "properties", next);
  return valueAt(data, property) === undefined ? undefined : valuesBelow(data, property, rest, new Set());
}

function inBoth(some: Values, others: Values): Values {
  if (some === undefined || others === undefined) return some ?? others;
  return some.filter((value) => others.includes(value));
}

/** The alternative "or null", which has no place for a name. */
function isNull(schema: JsonValue | undefined): boolean {
  return member(schema, "type") === "null";
}

function isClosed(schema: JsonValue): boolean {
  return member(schema, "const") !== undefined || member(schema, "enum") !== undefined;
}

function constants(schema: JsonValue): readonly string[] {
  if (!isObject(schema)) return [];
  const constant = member(schema, "const");
  return textsOf(constant ?? member(schema, "enum") ?? []);
}

/** Names are texts; a vendor that numbers its events, as in `type: 2`, calls them by their digits. */
export function textsOf(value: JsonValue): readonly string[] {
  const values = isArray(value) ? value : [value];
  return values
    .map((item) => (Number.isInteger(item) ? String(item) : item))
    .filter((item) => typeof item === "string" && item !== "") as readonly string[];
}
