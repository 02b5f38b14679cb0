import type { Model } from "../model/model.js";
import { compareText, sortedBy } from "../order.js";
import { type Change, changeClasses } from "./change.js";
import { compareDelivery } from "./compare-delivery.js";
import { compareWords } from "./compare-documentation.js";
import { compareSubscriptions, rolePairs } from "./compare-subscriptions.js";
import { compareEvents } from "./compare-events.js";
import { asChange, compareExportedTypes, type TypeChange, typesGone } from "./compare-types.js";
import { type MatchedEvents, matchEvents } from "./match-events.js";
import { directionsOf } from "./directions.js";
import { matchTypes } from "./match-types.js";
import { Reach } from "./reach.js";
import { readTypes } from "./read-types.js";
import { createWorld } from "./world.js";

/**
 * What changed between two models, for someone who reads payloads: one entry an edit, wherever its schema is
 * used; nothing for what a receiver cannot see, such as order, position, and names written out.
 *
 * A payload change is breaking exactly when reading the new type does not fit the old one, each optional
 * property taken as a required one `| undefined`. The entries are sorted: breaking, addition, documentation, and by
 * path within each.
 */
export function compareModels(from: Model, to: Model): readonly Change[] {
  const [before, after] = [readTypes(from), readTypes(to)];
  const events = matchEvents(from, to);
  const names = matchTypes(before, after, events, rolePairs(from.subscriptions, to.subscriptions));
  const world = createWorld(before, after, (old, now) => names.get(old) === now);
  const eventChanges = compareEvents(events, world);
  const typeChanges = compareExportedTypes(names, [directionsOf(from), directionsOf(to)], world);
  const subscriptions = compareSubscriptions(from.subscriptions, to.subscriptions, world);
  return [
    ...eventChanges,
    ...withEvents([...typeChanges, ...typesGone(names, world)], from, to, events),
    ...[...compareDelivery(from.delivery, to.delivery), ...subscriptions].map(ofAllEvents),
    ...compareWords({ description: from.title }, { description: to.title }).map(ofTitle),
    ...compareWords(from, to).map(ofAllEvents),
  ].toSorted(compareChanges);
}

function compareChanges(left: Change, right: Change): number {
  return (
    changeClasses.indexOf(left.class) - changeClasses.indexOf(right.class) ||
    compareText(sortKey(left), sortKey(right))
  );
}

/** Changes without a path sort by their events. */
function sortKey({ path, events, what, before, after }: Change): string {
  return JSON.stringify([path ?? events[0] ?? "", what, before ?? "", after ?? ""]);
}

function ofAllEvents(draft: Omit<Change, "events">): Change {
  return { ...draft, events: [] };
}

function ofTitle(draft: Omit<Change, "events">): Change {
  return { ...ofAllEvents(draft), reason: "The title of the document was edited." };
}

/** Adds the events that a change in a type concerns: those of both models that reach it, by their new names. */
function withEvents(
  changes: readonly TypeChange[],
  from: Model,
  to: Model,
  { pairs }: MatchedEvents,
): readonly Change[] {
  if (changes.length === 0) return [];
  const [before, after] = [new Reach(from), new Reach(to)];
  const sorted = sortedBy(pairs, (pair) => pair.to.name);
  return changes.map((change) => {
    const old = before.eventsOf(change.fromType);
    const now = change.toType === undefined ? old : after.eventsOf(change.toType);
    const reached = sorted.filter((pair) => old.has(pair.from.name) || now.has(pair.to.name));
    return asChange(
      change,
      reached.map((pair) => pair.to.name),
    );
  });
}
