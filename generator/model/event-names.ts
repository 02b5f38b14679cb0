import { isArray, isObject, type JsonValue, member, members } from "../document/json.js";
import { childPointer, parsePointer, resolvePointer, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import type { EventPart, EventPlace } from "./delivery-model.js";
import { payloadPointer } from "./payload-place.js";

/**
 * Whether the document says of a message, or of every channel it is on, that the webhook does not deliver it:
 * `x-webhook-event: false`.
 */
export function isNoEvent(message: Message): boolean {
  const own = ownNames(message);
  if (own !== undefined) return own === false;
  return message.channels.length > 0 && message.channels.every(({ event }) => event === false);
}

/**
 * The names a message has on the wire, in this order of preference: its `x-webhook-event`; those of the operations and
 * channels it is on, so that several of them can share a message; a `const` or `enum` at the place that names the event,
 * in its headers or its payload. Empty when none is stated: a name is never guessed from a key.
 */
export function statedEventNames(message: Message, naming: NamePlaces): readonly string[] {
  const own = ownNames(message);
  if (own !== undefined) return strings(own);
  const shared = [...message.operations, ...message.channels].flatMap(({ event = [] }) => strings(event));
  if (shared.length > 0) return [...new Set(shared)];
  const { place } = naming;
  if (place.kind === "path") return [];
  if (place.kind !== "join") return valuesOf(message, place, naming);
  const parts = place.parts.map((part) => valuesOf(message, part, naming));
  return parts.reduce((starts, ends) =>
    starts.flatMap((start) => ends.map((end) => start + place.separator + end)),
  );
}

/** Where the names of events are, in a document. */
export interface NamePlaces {
  readonly place: EventPlace;
  /** Where the list of events is in a body, if there is one. */
  readonly items?: string | undefined;
  readonly data: JsonValue;
}

function ownNames(message: Message): JsonValue | undefined {
  return message.extensions.find((extension) => extension.key === "x-webhook-event")?.value;
}

function valuesOf(message: Message, part: EventPart, { items, data }: NamePlaces): readonly string[] {
  if (part.kind === "header") return headerValues(message, [part.name, ...(part.otherNames ?? [])]);
  const start = payloadPointer(message, items, data);
  if (start === undefined) return [];
  return valuesBelow(data, start, parsePointer(part.pointer) ?? [], new Set()) ?? [];
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
 * narrows the `enum` of a common envelope. Undefined where nothing is said.
 */
function valuesBelow(
  data: JsonValue,
  pointer: string,
  path: readonly string[],
  seen: ReadonlySet<string>,
): readonly string[] | undefined {
  const found = resolvePointer(data, pointer);
  if (found.unresolved !== undefined || seen.has(found.pointer)) return undefined;
  const within = new Set([...seen, found.pointer]);
  const parts = member(found.value, "allOf");
  const branches = isArray(parts) ? [...parts.keys()].map((index) => `${found.pointer}/allOf/${index}`) : [];
  return [
    ownValues(data, found, path),
    ...branches.map((branch) => valuesBelow(data, branch, path, within)),
  ].reduce(inBoth);
}

function ownValues(
  data: JsonValue,
  { pointer, value }: { readonly pointer: string; readonly value: JsonValue },
  [next, ...rest]: readonly string[],
): readonly string[] | undefined {
  if (next === undefined) return isClosed(value) ? constants(value) : undefined;
  const property = childPointer(pointer, "properties", next);
  return valueAt(data, property) === undefined ? undefined : valuesBelow(data, property, rest, new Set());
}

function inBoth(
  some: readonly string[] | undefined,
  others: readonly string[] | undefined,
): readonly string[] | undefined {
  if (some === undefined || others === undefined) return some ?? others;
  return some.filter((value) => others.includes(value));
}

function isClosed(schema: JsonValue): boolean {
  return member(schema, "const") !== undefined || member(schema, "enum") !== undefined;
}

function constants(schema: JsonValue): readonly string[] {
  if (!isObject(schema)) return [];
  const constant = member(schema, "const");
  return strings(constant ?? member(schema, "enum") ?? []);
}

/** Names are texts; a vendor that numbers its events, as in `type: 2`, calls them by their digits. */
function strings(value: JsonValue): readonly string[] {
  const values = isArray(value) ? value : [value];
  return values
    .map((item) => (Number.isInteger(item) ? String(item) : item))
    .filter((item) => typeof item === "string" && item !== "") as readonly string[];
}
