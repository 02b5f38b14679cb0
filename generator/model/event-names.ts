import type { JsonValue } from "../document/json.js";
import type { Message } from "../document/structure.js";
import { eventAlternatives } from "./event-alternatives.js";
import { payloadPointer } from "./payload-place.js";
import { namesAtPlace, type NamePlaces, textsOf } from "./place-names.js";

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
  if (own !== undefined) return textsOf(own);
  const shared = [...message.operations, ...message.channels].flatMap(({ event = [] }) => textsOf(event));
  if (shared.length > 0) return [...new Set(shared)];
  const names = namesAtPlace(message, payloadPointer(message, naming.items, naming.data), naming);
  return names.length > 0 ? names : eventAlternatives(message, naming).flatMap((each) => each.names);
}

function ownNames(message: Message): JsonValue | undefined {
  return message.extensions.find((extension) => extension.key === "x-webhook-event")?.value;
}
