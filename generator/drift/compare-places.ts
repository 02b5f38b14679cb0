import { isDeepStrictEqual } from "node:util";

import {
  areObjects,
  type Branch,
  differingBranches,
  differingParts,
  isScalar,
  scalarOf,
} from "./branches.js";
import { compareDocumentation } from "./compare-documentation.js";
import { compareObjects } from "./compare-objects.js";
import { compareRules } from "./compare-rules.js";
import { describeType } from "./describe-type.js";
import type { PayloadType, Place } from "./payload-type.js";
import { reasonForScalars } from "./reasons.js";
import { type Draft, explain, type World } from "./world.js";

/** No document nests deeper; types that are written out in different ways at each level could. */
const deepest = 100;

/**
 * Compares what stands at one place of a payload in two models, and everything under it that has no name of
 * its own. Whether anything is breaking is decided by the types alone: exactly when reading the new type does
 * not fit the old one. Where the pieces say otherwise, the whole has the last word.
 */
export function comparePlaces(from: Place, to: Place, path: string, world: World): readonly Draft[] {
  const pair = JSON.stringify([from.schema, to.schema]);
  if (isDeepStrictEqual(from.schema, to.schema) || world.comparing.has(pair)) return [];
  world.comparing.add(pair);
  const drafts = compareDiffering(from, to, path, world);
  world.comparing.delete(pair);
  return drafts;
}

function compareDiffering(from: Place, to: Place, path: string, world: World): readonly Draft[] {
  const types = compareTypes(from, to, path, world);
  const isReplaced = types.some((draft) => draft.path === path);
  return [
    ...types,
    ...compareRules(from, to, path, isReplaced, world),
    ...compareDocumentation(from, to, path, isReplaced, world),
  ];
}

function compareTypes(from: Place, to: Place, path: string, world: World): readonly Draft[] {
  const found = world.comparing.size > deepest ? [] : comparePieces(from, to, path, world);
  if (world.fits(to.type, from.type)) {
    if (found.length === 0 && !world.fitsBack(from.type, to.type)) return [replaced(from, to, path, world)];
    return found.map((draft) => (draft.class === "breaking" ? stillFits(draft) : draft));
  }
  if (found.some((draft) => draft.class === "breaking")) return found;
  return [...found, replaced(from, to, path, world)];
}

/** A change in one alternative of a union whose other alternatives make up for it. */
function stillFits(draft: Draft): Draft {
  return {
    ...draft,
    class: "addition",
    reason: "Whatever arrives still fits another alternative of the old type.",
  };
}

function comparePieces(from: Place, to: Place, path: string, world: World): readonly Draft[] {
  const left = differingBranches(from.type, to.type, world);
  const scalars = { from: left.from.filter(isScalar), to: left.to.filter(isScalar) };
  const before = left.from.filter((branch) => !isScalar(branch));
  const after = left.to.filter((branch) => !isScalar(branch));
  const inner = before.length === after.length ? comparePairs(before, after, path, world) : undefined;
  if (inner === undefined) {
    const isEqual = world.fits(to.type, from.type) && world.fitsBack(from.type, to.type);
    return isEqual ? [] : [replaced(from, to, path, world)];
  }
  if (scalars.from.length === 0 && scalars.to.length === 0) return inner;
  return [...inner, scalarsChanged(from, to, scalars, path, world)];
}

/** Compares alternatives in pairs, in order; undefined where they are not of the same kind. */
function comparePairs(
  before: readonly Branch[],
  after: readonly Branch[],
  path: string,
  world: World,
): readonly Draft[] | undefined {
  const found: Draft[] = [];
  for (const [index, branch] of before.entries()) {
    const drafts = comparePair(branch, after[index] ?? [], path, world);
    if (drafts === undefined) return undefined;
    found.push(...drafts);
  }
  return found;
}

function comparePair(
  before: Branch,
  after: Branch,
  path: string,
  world: World,
): readonly Draft[] | undefined {
  const isName = [before, after].map(([first, ...more]) => first?.kind === "reference" && more.length === 0);
  if (isName.every(Boolean)) return undefined;
  const { from, to } = differingParts(before, after, world);
  if (areObjects(from) && areObjects(to)) return compareObjects(from, to, path, { world, comparePlaces });
  const [left, right] = [from[0], to[0]];
  if (from.length !== 1 || to.length !== 1 || left === undefined || right === undefined) return undefined;
  if (left.kind === "array" && right.kind === "array") {
    return comparePlaces(left.items, right.items, `${path}[]`, world);
  }
  if (left.kind !== "tuple" || right.kind !== "tuple" || left.items.length !== right.items.length)
    return undefined;
  return left.items.flatMap((item, index) => {
    const other = right.items[index];
    return other === undefined ? [] : comparePlaces(item, other, `${path}[${index}]`, world);
  });
}

interface Scalars {
  readonly from: readonly Branch[];
  readonly to: readonly Branch[];
}

function scalarsChanged(from: Place, to: Place, scalars: Scalars, path: string, world: World): Draft {
  const gone = scalars.from.flatMap((branch) => scalarOf(branch) ?? []);
  const come = scalars.to.flatMap((branch) => scalarOf(branch) ?? []);
  const isBreaking = come.some((type) => !world.fits(type, from.type));
  return {
    ...typeChange(from, to, path),
    class: isBreaking ? "breaking" : "addition",
    reason: reasonForScalars(gone, come, isBreaking, from.type),
  };
}

/** One type in the place of another. */
function replaced(from: Place, to: Place, path: string, world: World): Draft {
  const fits = world.fits(to.type, from.type);
  if (!fits) explain(from.type, world);
  return {
    ...typeChange(from, to, path),
    class: fits ? "addition" : "breaking",
    reason: fits
      ? "The new type is narrower: whatever arrives still fits the old one."
      : "What arrives no longer fits the old type, so code that reads it may not compile.",
  };
}

function typeChange(from: Place, to: Place, path: string): Omit<Draft, "class" | "reason"> {
  const text = (type: PayloadType): string => describeType(type);
  return {
    what: "payload",
    path,
    before: text(from.type),
    after: text(to.type),
    from: from.pointer,
    to: to.pointer,
  };
}
