import { isDeepStrictEqual } from "node:util";

import type {
  ArrayType,
  KeywordType,
  LiteralType,
  ObjectType,
  OpenType,
  PayloadType,
  TupleType,
} from "./payload-type.js";
import type { World } from "./world.js";

/** One alternative of a union as it is written: what it is at once, with names as names. */
export type Branch = readonly PayloadType[];

/** The alternatives of two types that have no equal on the other side, names written out where they had to be. */
export interface Leftover {
  readonly from: readonly Branch[];
  readonly to: readonly Branch[];
}

/** Whether a branch is one scalar. */
export function isScalar(branch: Branch): boolean {
  return scalarOf(branch) !== undefined;
}

/** The scalar that a branch is, if it is one. */
export function scalarOf(branch: Branch): KeywordType | LiteralType | OpenType | undefined {
  const [only, ...more] = branch;
  if (only === undefined || more.length > 0) return undefined;
  return only.kind === "keyword" || only.kind === "literal" || only.kind === "open" ? only : undefined;
}

/**
 * Takes the alternatives of two types apart until they differ: equal ones are left out, and where one side has
 * a name and the other writes a type out, the name is written out too. Two different names stay names: that is
 * one type put in the place of another.
 */
export function differingBranches(from: PayloadType, to: PayloadType, world: World): Leftover {
  let left = withoutEquals({ from: branchesOf(from), to: branchesOf(to) }, world);
  for (;;) {
    const [before, after] = [left.from.some(isName), left.to.some(isName)];
    if (before === after) return left;
    left = withoutEquals(
      {
        from: before ? left.from.flatMap((branch) => writeOut(branch, world.from, world.inlined)) : left.from,
        to: after ? left.to.flatMap((branch) => writeOut(branch, world.to)) : left.to,
      },
      world,
    );
  }
}

/** The parts of two branches that differ, all names written out. */
export function differingParts(
  from: Branch,
  to: Branch,
  world: World,
): { readonly from: Branch; readonly to: Branch } {
  const before = from.filter((part) => !to.some((other) => isSamePart(part, other, world)));
  const after = to.filter((part) => !from.some((other) => isSamePart(other, part, world)));
  if (![...before, ...after].some((part) => part.kind === "reference")) return { from: before, to: after };
  return differingParts(
    before.flatMap((part) => partWrittenOut(part, world.from, world.inlined)),
    after.flatMap((part) => partWrittenOut(part, world.to)),
    world,
  );
}

/** Parts that are all object types: together one object. */
export function areObjects(parts: Branch): parts is readonly ObjectType[] {
  return parts.every((part) => part.kind === "object");
}

function branchesOf(type: PayloadType): readonly Branch[] {
  if (type.kind === "union") return type.types.flatMap(branchesOf);
  return [partsOf(type)];
}

function partsOf(type: PayloadType): Branch {
  return type.kind === "intersection" ? type.types.flatMap(partsOf) : [type];
}

function isName([first, ...more]: Branch): boolean {
  return first?.kind === "reference" && more.length === 0;
}

type Types = World["from"];

function writeOut(branch: Branch, types: Types, written?: Set<string>): readonly Branch[] {
  const [first, ...more] = branch;
  if (first?.kind !== "reference" || more.length > 0) return [branch];
  const named = types.get(first.typeName);
  written?.add(first.typeName);
  return named === undefined ? [] : branchesOf(named.type);
}

function partWrittenOut(part: PayloadType, types: Types, written?: Set<string>): Branch {
  if (part.kind !== "reference") return [part];
  const named = types.get(part.typeName);
  written?.add(part.typeName);
  return named === undefined ? [] : partsOf(named.type);
}

function withoutEquals({ from, to }: Leftover, world: World): Leftover {
  const [before, after] = [from, to].map((branches) => new Set(branches.map(scalarKey)));
  const unmatched = to.filter((branch) => !isScalar(branch));
  const left = from.filter((branch) => {
    if (isScalar(branch)) return !after?.has(scalarKey(branch));
    const at = unmatched.findIndex((other) => isSameBranch(branch, other, world));
    if (at !== -1) unmatched.splice(at, 1);
    return at === -1;
  });
  const added = to.filter((branch) => isScalar(branch) && !before?.has(scalarKey(branch)));
  return { from: left, to: [...unmatched, ...added] };
}

function scalarKey(branch: Branch): string {
  const scalar = scalarOf(branch);
  if (scalar?.kind !== "open") return scalar === undefined ? "" : JSON.stringify(scalar);
  const sets = [scalar.known, scalar.types].map((list) =>
    list.map((item) => JSON.stringify(item)).toSorted(),
  );
  return JSON.stringify(sets);
}

function isSameBranch(from: Branch, to: Branch, world: World): boolean {
  return (
    from.length === to.length && from.every((part) => to.some((other) => isSamePart(part, other, world)))
  );
}

function isSamePart(from: PayloadType, to: PayloadType, world: World): boolean {
  if (from.kind === "reference") return to.kind === "reference" && world.isSame(from.typeName, to.typeName);
  if (isStructure(from)) {
    return isStructure(to) && from.kind === to.kind && isDeepStrictEqual(from.schema, to.schema);
  }
  return isDeepStrictEqual(from, to);
}

function isStructure(type: PayloadType): type is ArrayType | ObjectType | TupleType {
  return type.kind === "array" || type.kind === "object" || type.kind === "tuple";
}
