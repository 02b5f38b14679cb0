import { referenceOf, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import { type NamePlaces, statedEventNames } from "./event-names.js";
import { identifierOf } from "./names.js";
import { payloadPointer } from "./payload-place.js";
import type { PayloadRoot } from "./schemas.js";

/**
 * Where each message's payload is, and what to call it when it is written inline: after its message; a message that has
 * no name of its own after its first event; messages of one name after their channels, too.
 */
export function payloadRoots(
  messages: readonly Message[],
  places: NamePlaces,
): ReadonlyMap<Message, PayloadRoot> {
  const named = messages.map((message) => ({
    message,
    pointer: payloadPointer(message, places.items, places.data) ?? `${message.pointer}/payload`,
    name: nameOf(message, places),
  }));
  const uses = new Map<string, number>();
  for (const { name, pointer } of named) {
    if (referenceOf(valueAt(places.data, pointer)) !== undefined) continue;
    uses.set(identifierOf(name), (uses.get(identifierOf(name)) ?? 0) + 1);
  }
  return new Map(
    named.map(({ message, pointer, name }) => {
      const isShared = (uses.get(identifierOf(name)) ?? 0) > 1;
      const channel = isShared ? message.channels[0]?.key : undefined;
      return [message, { pointer, suggestedName: channel === undefined ? name : `${channel} ${name}` }];
    }),
  );
}

function nameOf(message: Message, places: NamePlaces): string {
  const own = message.key ?? message.name ?? message.title;
  return own ?? statedEventNames(message, places)[0] ?? message.pointer;
}
