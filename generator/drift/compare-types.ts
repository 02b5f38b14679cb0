import { type Change, gravestClass } from "./change.js";
import { comparePlaces } from "./compare-places.js";
import { compareWritten } from "./compare-written.js";
import { describeType } from "./describe-type.js";
import { sortedBy } from "../order.js";
import type { Directions } from "./directions.js";
import type { Draft, World } from "./world.js";

/** A change in an exported type, by its old and its new name, as far as there is one. */
export interface TypeChange extends Draft {
  readonly fromType: string;
  readonly toType?: string;
}

/**
 * Compares the exported types of two models, each once. A name that is gone is a change of its own: code
 * imports it. Where it went away with something that is breaking already, that change stands for both.
 *
 * @param names the new name of each old type that still is
 * @param directions of the old model and the new one
 */
export function compareExportedTypes(
  names: ReadonlyMap<string, string>,
  directions: readonly [from: Directions, to: Directions],
  world: World,
): readonly TypeChange[] {
  const found: TypeChange[] = [];
  for (const [fromType, toType] of names) {
    const [from, to] = [world.from.get(fromType), world.to.get(toType)];
    if (from === undefined || to === undefined) continue;
    const drafts = [
      ...(isOf(directions, "read", fromType, toType) ? comparePlaces(from, to, toType, world) : []),
      ...(isOf(directions, "written", fromType, toType) ? compareWritten(from, to, toType, world) : []),
    ];
    if (fromType !== toType) found.push(typeRenamed(fromType, toType, from.pointer, to.pointer));
    found.push(...gravest(drafts).map((draft) => ({ ...draft, fromType, toType })));
  }
  return found;
}

function isOf(
  [from, to]: readonly [Directions, Directions],
  direction: keyof Directions,
  fromType: string,
  toType: string,
): boolean {
  return from[direction].has(fromType) || to[direction].has(toType);
}

/** What changes both for who reads a type and for who fills it in counts once, as what is worse. */
function gravest(drafts: readonly Draft[]): readonly Draft[] {
  const found = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = [draft.path, draft.what, draft.before, draft.after].join("\n");
    const other = found.get(key);
    if (other === undefined || gravestClass([other, draft]) !== other.class) found.set(key, draft);
  }
  return [...found.values()];
}

/** The exported types that are gone for no reason that is reported; after everything else was compared. */
export function typesGone(names: ReadonlyMap<string, string>, world: World): readonly TypeChange[] {
  const gone = [...world.from.keys()].filter((name) => !names.has(name));
  const unexplained = gone.filter((name) => world.inlined.has(name) || !world.explained.has(name));
  return sortedBy(unexplained, (name) => name).flatMap((name) => typeGone(name, world));
}

function typeRenamed(fromType: string, toType: string, from: string, to: string): TypeChange {
  return {
    class: "breaking",
    what: "payload",
    path: toType,
    before: fromType,
    after: toType,
    reason: "The type has another name: code that imports the old one no longer compiles.",
    from,
    to,
    fromType,
    toType,
  };
}

function typeGone(fromType: string, world: World): readonly TypeChange[] {
  const place = world.from.get(fromType);
  if (place === undefined) return [];
  return [
    {
      class: "breaking",
      what: "payload",
      path: fromType,
      before: describeType(place.type),
      reason: "The type is no longer exported: code that imports it by name no longer compiles.",
      from: place.pointer,
      fromType,
    },
  ];
}

/** Leaves out what only the comparison needs. */
export function asChange(
  { fromType: _from, toType: _to, ...draft }: TypeChange,
  events: readonly string[],
): Change {
  return { ...draft, events };
}
