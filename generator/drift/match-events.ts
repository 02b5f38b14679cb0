import { parsePointer } from "../document/references.js";
import type { EventModel, Model } from "../model/model.js";

/** The events of two models, each old one with its new self. */
export interface MatchedEvents {
  readonly pairs: readonly { readonly from: EventModel; readonly to: EventModel }[];
  readonly removed: readonly EventModel[];
  readonly added: readonly EventModel[];
}

/**
 * Pairs the events of two models by name, and those without an equal name by the message that describes them:
 * the same place in the document, else the same key elsewhere, else the same payload and words. A message
 * with several names only gives a pair where one name is left on each side.
 */
export function matchEvents(from: Model, to: Model): MatchedEvents {
  const named = new Map(to.events.map((event) => [event.name, event]));
  const pairs = from.events.flatMap((event) => {
    const same = named.get(event.name);
    return same === undefined ? [] : [{ from: event, to: same }];
  });
  const known = new Set(pairs.map((pair) => pair.from.name));
  let removed = from.events.filter((event) => !known.has(event.name));
  let added = to.events.filter((event) => !known.has(event.name));
  for (const identity of [(event: EventModel) => event.pointer, messageKey, messageWords]) {
    const renamed = pairUnique(removed, added, identity);
    pairs.push(...renamed);
    removed = removed.filter((event) => !renamed.some((pair) => pair.from === event));
    added = added.filter((event) => !renamed.some((pair) => pair.to === event));
  }
  return { pairs, removed, added };
}

type Identity = (event: EventModel) => string | undefined;

/** The events that alone have an identity on both sides. */
function pairUnique(
  removed: readonly EventModel[],
  added: readonly EventModel[],
  identity: Identity,
): readonly { from: EventModel; to: EventModel }[] {
  const [before, after] = [unique(removed, identity), unique(added, identity)];
  return [...before].flatMap(([key, from]) => {
    const to = after.get(key);
    return to === undefined ? [] : [{ from, to }];
  });
}

function unique(events: readonly EventModel[], identity: Identity): ReadonlyMap<string, EventModel> {
  const found = new Map<string, EventModel>();
  const repeated = new Set<string>();
  for (const event of events) {
    const key = identity(event);
    if (key === undefined) continue;
    if (found.has(key)) repeated.add(key);
    found.set(key, event);
  }
  return new Map([...found].filter(([key]) => !repeated.has(key)));
}

/** The key of a message under a `messages` map; a position in a list says nothing. */
function messageKey({ pointer }: EventModel): string | undefined {
  const path = parsePointer(pointer) ?? [];
  return path.at(-2) === "messages" ? path.at(-1) : undefined;
}

function messageWords({ title, description, payload }: EventModel): string | undefined {
  return description === undefined ? undefined : JSON.stringify([title, description, payload]);
}
