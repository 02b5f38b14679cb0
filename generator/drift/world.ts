import { Alternatives } from "./alternatives.js";
import { Assignability, type SameName } from "./assignable.js";
import type { Change } from "./change.js";
import { namesIn } from "./inner-types.js";
import type { PayloadType, Place } from "./payload-type.js";

/** A change whose events follow from the type it is in. */
export type Draft = Omit<Change, "events">;

/** The types of both models, and what is known of them while they are compared. */
export interface World {
  readonly from: ReadonlyMap<string, Place>;
  readonly to: ReadonlyMap<string, Place>;
  /** Whether an old and a new name are the same exported type, possibly renamed. */
  readonly isSame: SameName;
  /** Whether what reads as a new type can be read as an old one: the rule for "breaking". */
  readonly fits: (to: PayloadType, from: PayloadType) => boolean;
  /** Whether an old type can be read as a new one. With {@link World.fits}: nothing has changed for a reader. */
  readonly fitsBack: (from: PayloadType, to: PayloadType) => boolean;
  /** The schemas that are being compared, as pairs of JSON: types that were written out may lead back. */
  readonly comparing: Set<string>;
  /** Old names whose type was written out in place. */
  readonly inlined: Set<string>;
  /** Old names whose type went away with something that is reported as breaking itself. */
  readonly explained: Set<string>;
}

/** The world of two models' types. */
export function createWorld(
  from: ReadonlyMap<string, Place>,
  to: ReadonlyMap<string, Place>,
  isSame: SameName,
): World {
  const before = new Alternatives(from);
  const after = new Alternatives(to);
  const forward = new Assignability(after, before, (source, target) => isSame(target, source));
  const backward = new Assignability(before, after, isSame);
  return {
    from,
    to,
    isSame,
    fits: (source, target) => forward.fits(source, target),
    fitsBack: (source, target) => backward.fits(source, target),
    comparing: new Set(),
    inlined: new Set(),
    explained: new Set(),
  };
}

/** Notes that a type went away with a change that is breaking anyway, and everything that it refers to. */
export function explain(type: PayloadType, { explained, from }: World): void {
  const open = [...namesIn(type)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (explained.has(name)) continue;
    explained.add(name);
    const named = from.get(name);
    if (named !== undefined) open.push(...namesIn(named.type));
  }
}
