import { referenceOf, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import { eventAlternatives } from "./event-alternatives.js";
import type { NamedMessages } from "./events.js";
import { identifierOf } from "./names.js";
import { payloadPointer } from "./payload-place.js";
import type { NamePlaces } from "./place-names.js";
import type { PayloadRoot } from "./schemas.js";

/** The payloads of a document's events. */
export interface Payloads {
  readonly roots: readonly PayloadRoot[];
  /** The payload of a message's event: the message's own, or the alternative of it that is the event's. */
  readonly of: (message: Message, event: string) => PayloadRoot;
}

interface Payload {
  readonly message: Message;
  /** Whose it is; `undefined` is a message whose events nobody names. */
  readonly events: readonly (string | undefined)[];
  readonly pointer: string;
  /** What to call it when it is written inline. */
  readonly name: string;
}

/**
 * Where each payload is, and what to call it when it is written inline: after its message; a message that has no name
 * of its own, and an alternative of several, after its first event; payloads of one name after their channels, too.
 */
export function findPayloads({ named, unnamed }: NamedMessages, places: NamePlaces): Payloads {
  const payloads = [
    ...named.flatMap(({ message, names }) => payloadsOf(message, names, places)),
    ...unnamed.map((message) => wholePayload(message, [undefined], places)),
  ];
  const uses = new Map<string, number>();
  for (const { name, pointer } of payloads) {
    if (referenceOf(valueAt(places.data, pointer)) !== undefined) continue;
    uses.set(identifierOf(name), (uses.get(identifierOf(name)) ?? 0) + 1);
  }
  const rootOf = ({ message, name, pointer }: Payload): PayloadRoot => {
    const isShared = (uses.get(identifierOf(name)) ?? 0) > 1;
    const channel = isShared ? message.channels[0]?.key : undefined;
    return { pointer, suggestedName: channel === undefined ? name : `${channel} ${name}` };
  };
  const roots = new Map<Message, Map<string | undefined, PayloadRoot>>();
  for (const payload of payloads) {
    const own = roots.get(payload.message) ?? new Map<string | undefined, PayloadRoot>();
    for (const event of payload.events) own.set(event, rootOf(payload));
    roots.set(payload.message, own);
  }
  return {
    roots: payloads.map(rootOf),
    of: (message, event) => {
      const own = roots.get(message);
      const root = own?.get(event) ?? own?.get(undefined);
      if (root === undefined) throw new Error(`${message.pointer} is not the event ${event}`);
      return root;
    },
  };
}

/** The alternatives that belong to events, and the whole for all events that have none. */
function payloadsOf(message: Message, names: readonly string[], places: NamePlaces): readonly Payload[] {
  const alternatives = eventAlternatives(message, places).flatMap(({ pointer, names: own }) => {
    const events = own.filter((name) => names.includes(name));
    return events.slice(0, 1).map((name): Payload => ({ message, events, pointer, name }));
  });
  const others = names.filter((name) => !alternatives.some(({ events }) => events.includes(name)));
  return others.length === 0 ? alternatives : [...alternatives, wholePayload(message, others, places)];
}

function wholePayload(message: Message, events: Payload["events"], places: NamePlaces): Payload {
  return {
    message,
    events,
    pointer: payloadPointer(message, places.items, places.data) ?? `${message.pointer}/payload`,
    name: message.key ?? message.name ?? message.title ?? events[0] ?? message.pointer,
  };
}
