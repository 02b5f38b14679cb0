import { isArray, type JsonValue } from "../document/json.js";
import { childPointer, parsePointer, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import type { EventExample } from "./model.js";
import type { NamePlaces } from "./place-names.js";
import { textsOf } from "./place-names.js";

/**
 * The examples of a message that show one of its events. Where one request carries several, an example of the whole
 * request gives one for each item.
 *
 * @param names all names of the message; an example that says one of the others at its place is not this event's
 */
export function eventExamples(
  message: Message,
  name: string,
  names: readonly string[],
  { place, items }: NamePlaces,
): readonly EventExample[] {
  const examples = message.examples.flatMap(({ payload, pointer }) =>
    payload === undefined ? [] : itemsOf({ payload, pointer: childPointer(pointer, "payload") }, items),
  );
  if (place.kind !== "body" || names.length < 2) return examples;
  return examples.filter(({ payload }) => {
    const [shown] = textsOf(valueAt(payload, place.pointer) ?? []);
    return shown === undefined || shown === name || !names.includes(shown);
  });
}

function itemsOf(example: EventExample, items: string | undefined): readonly EventExample[] {
  const list: JsonValue | undefined = items === undefined ? undefined : valueAt(example.payload, items);
  if (!isArray(list)) return [example];
  const keys = parsePointer(items ?? "") ?? [];
  return list.map((payload, index) => ({ payload, pointer: childPointer(example.pointer, ...keys, index) }));
}
