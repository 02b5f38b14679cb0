import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  members,
  stringMember,
} from "../document/json.js";
import { childPointer, resolvePointer, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import { closedValues, examplesIn, type PlaceUse, textsOf } from "./text-place.js";

/** A member of a payload that holds text. */
export interface BodyUse extends PlaceUse {
  /** JSON pointer into the payload, or into an item of `items`. */
  readonly body: string;
  /** JSON pointer of the list whose items have it. */
  readonly items?: string;
}

/** Names of events are not looked for deeper than this: `/event/data/type`. */
const MAX_DEPTH = 3;

/** So many schemas of one payload are looked at, those near its root first. */
const MAX_SCHEMAS = 2000;

/** Where a walk through a payload's schema is: below `items`, if it went into a list. */
interface Position {
  readonly keys: readonly string[];
  readonly items?: string;
}

/** What the parts of a schema say about one place. */
interface Found {
  readonly position: Position;
  readonly pointer: string;
  readonly schemas: JsonObject[];
}

interface Walk {
  readonly data: JsonValue;
  /** What is still to be looked at. */
  readonly queue: { readonly pointer: string; readonly position: Position }[];
  readonly found: Map<string, Found>;
  readonly seen: Set<string>;
}

/** Every member of a message's payload that holds text, down to a few levels and into one list. */
export function bodyMembersOf(message: Message, data: JsonValue): readonly BodyUse[] {
  const start = message.payload?.pointer;
  if (start === undefined) return [];
  const queue = [{ pointer: start, position: { keys: [] } }];
  const walk: Walk = { data, queue, found: new Map(), seen: new Set() };
  for (const { pointer, position } of walk.queue) visit(walk, pointer, position);
  return [...walk.found.values()].map(({ position: { keys, items }, pointer, schemas }) => {
    const body = childPointer("", ...keys);
    const [description] = schemas.flatMap((schema) => stringMember(schema, "description") ?? []);
    const values = closedValues(schemas);
    const payloads = message.examples.flatMap((example) => itemsOf(example.payload, items));
    return {
      message,
      body,
      ...(items !== undefined && { items }),
      ...(values && { values }),
      examples: textsOf([
        ...schemas.flatMap(examplesIn),
        ...payloads.map((payload) => valueAt(payload, body)),
      ]),
      ...(description !== undefined && { description }),
      pointer,
    };
  });
}

function itemsOf(payload: JsonValue | undefined, items: string | undefined): readonly JsonValue[] {
  if (payload === undefined) return [];
  if (items === undefined) return [payload];
  const list = valueAt(payload, items);
  return isArray(list) ? list : [];
}

function visit(walk: Walk, pointer: string, position: Position): void {
  const target = resolvePointer(walk.data, pointer);
  if (target.unresolved !== undefined || !isObject(target.value)) return;
  const id = JSON.stringify([position.items, position.keys]);
  const step = `${target.pointer} ${id}`;
  if (walk.seen.has(step)) return;
  walk.seen.add(step);
  const { value } = target;
  if (position.keys.length > 0 && holdsText(value)) {
    const found = walk.found.get(id) ?? { position, pointer: target.pointer, schemas: [] };
    found.schemas.push(value);
    walk.found.set(id, found);
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const parts = member(value, keyword);
    for (const index of isArray(parts) ? parts.keys() : [])
      enqueue(walk, childPointer(target.pointer, keyword, index), position);
  }
  goDeeper(walk, target.pointer, value, position);
}

function goDeeper(walk: Walk, pointer: string, schema: JsonObject, position: Position): void {
  const { keys, items } = position;
  if (walk.queue.length >= MAX_SCHEMAS) return;
  if (keys.length < MAX_DEPTH) {
    for (const [name] of members(member(schema, "properties")))
      enqueue(walk, childPointer(pointer, "properties", name), { ...position, keys: [...keys, name] });
  }
  if (items === undefined && isObject(member(schema, "items")))
    enqueue(walk, childPointer(pointer, "items"), { keys: [], items: childPointer("", ...keys) });
}

function enqueue({ queue }: Walk, pointer: string, position: Position): void {
  if (queue.length < MAX_SCHEMAS) queue.push({ pointer, position });
}

/**
 * Whether a value here may be text, or one of the whole numbers that are listed; a part that only narrows another one
 * need not say so.
 */
function holdsText(schema: JsonObject): boolean {
  const type = member(schema, "type");
  const types = isArray(type) ? type : [type];
  if (types.includes("string")) return true;
  return (type === undefined || types.includes("integer")) && (closedValues([schema])?.length ?? 0) > 0;
}
