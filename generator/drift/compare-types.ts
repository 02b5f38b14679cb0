import type { Change } from "./change.js";
import { comparePlaces } from "./compare-places.js";
import { describeType } from "./describe-type.js";
import { sortedBy } from "../order.js";
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
 */
export function compareExportedTypes(
  names: ReadonlyMap<string, string>,
  world: World,
): readonly TypeChange[] {
  const found: TypeChange[] = [];
  for (const [fromType, toType] of names) {
    const [from, to] = [world.from.get(fromType), world.to.get(toType)];
    if (from === undefined || to === undefined) continue;
    const drafts = comparePlaces(from, to, toType, world);
    if (fromType !== toType) found.push(typeRenamed(fromType, toType, from.pointer, to.pointer));
    found.push(...drafts.map((draft) => ({ ...draft, fromType, toType })));
  }
  return found;
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
