import { isDeepStrictEqual } from "node:util";

import type { EventModel } from "../model/model.js";
import type { Change } from "./change.js";
import { compareWords } from "./compare-documentation.js";
import { comparePlaces } from "./compare-places.js";
import type { MatchedEvents } from "./match-events.js";
import { explain, type World } from "./world.js";

/** Compares the events of two models: what comes and goes, and what each carries and says. */
export function compareEvents({ pairs, removed, added }: MatchedEvents, world: World): readonly Change[] {
  const kept = pairs.flatMap(({ from, to }) => [...compareName(from, to), ...compareEventWords(from, to)]);
  return [
    ...removed.map((event) => eventRemoved(event, world)),
    ...added.map(eventAdded),
    ...kept,
    ...comparePayloads(pairs, world),
  ];
}

function eventRemoved(event: EventModel, world: World): Change {
  explain({ kind: "reference", typeName: event.payload }, world);
  return {
    class: "breaking",
    what: "event",
    events: [event.name],
    before: described(event),
    reason: "The event is gone: a handler for it no longer compiles, and is never called.",
    from: event.pointer,
  };
}

function eventAdded(event: EventModel): Change {
  return {
    class: "addition",
    what: "event",
    events: [event.name],
    after: described(event),
    reason:
      "A new event; nothing changes for those that are handled. An exhaustive `satisfies Handlers` stops compiling until it has a handler for it.",
    to: event.pointer,
  };
}

function described({ name, payload }: EventModel): string {
  return `${name}: ${payload}`;
}

function compareName(from: EventModel, to: EventModel): readonly Change[] {
  if (from.name === to.name) return [];
  return [
    {
      class: "breaking",
      what: "event",
      events: [to.name],
      before: from.name,
      after: to.name,
      reason:
        "The event has another name: a handler for the old one no longer compiles, and is never called.",
      from: from.pointer,
      to: to.pointer,
    },
  ];
}

function compareEventWords(from: EventModel, to: EventModel): readonly Change[] {
  const shared = { events: [to.name], from: from.pointer, to: to.pointer };
  const titles = compareWords({ description: from.title }, { description: to.title });
  const found = [
    ...titles.map((draft) => ({ ...draft, reason: "The title of the event was edited." })),
    ...compareWords(from, to),
  ];
  const changes: Change[] = found.map((draft) => ({ ...draft, ...shared }));
  if (!isDeepStrictEqual(examplesOf(from), examplesOf(to))) {
    const reason = "The document gives other examples.";
    changes.push({ class: "documentation", what: "documentation", ...shared, reason });
  }
  return changes;
}

function examplesOf({ examples = [] }: EventModel): readonly unknown[] {
  return examples.map(({ payload }) => payload);
}

/** One type put in the place of another is one change, for all the events that it concerns. */
function comparePayloads(pairs: MatchedEvents["pairs"], world: World): readonly Change[] {
  const replaced = new Map<string, MatchedEvents["pairs"][number][]>();
  for (const pair of pairs) {
    if (world.isSame(pair.from.payload, pair.to.payload)) continue;
    const key = `${pair.from.payload} ${pair.to.payload}`;
    replaced.set(key, [...(replaced.get(key) ?? []), pair]);
  }
  return [...replaced.values()].flatMap((group) => payloadReplaced(group, world));
}

function payloadReplaced(group: MatchedEvents["pairs"], world: World): readonly Change[] {
  const [pair] = group;
  if (pair === undefined) return [];
  const [from, to] = [world.from.get(pair.from.payload), world.to.get(pair.to.payload)];
  if (from === undefined || to === undefined) return [];
  const fits = world.fits(to.type, from.type);
  if (fits && world.fitsBack(from.type, to.type)) return [];
  if (!fits) explain({ kind: "reference", typeName: pair.from.payload }, world);
  const differences = comparePlaces(from, to, pair.to.payload, {
    ...world,
    explained: new Set(),
    inlined: new Set(),
  });
  const breaking = differences.flatMap((draft) =>
    draft.class === "breaking" ? [`\`${draft.path ?? ""}\``] : [],
  );
  const shown = breaking.length > 3 ? [...breaking.slice(0, 3), `${breaking.length - 3} more`] : breaking;
  return [
    {
      class: fits ? "addition" : "breaking",
      what: "event",
      events: group.map(({ to: event }) => event.name),
      before: pair.from.payload,
      after: pair.to.payload,
      reason: fits
        ? "The event carries another type, which fits the old one."
        : `The event carries another type, which does not fit the old one: ${shown.join(", ")}.`,
      from: pair.from.pointer,
      to: pair.to.pointer,
    },
  ];
}
