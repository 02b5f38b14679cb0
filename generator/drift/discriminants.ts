import { allOf, type Alternative, areUnits, memberNames, memberTypes } from "./alternative.js";
import { neverType, type PayloadType } from "./payload-type.js";

/** What the rule needs of the comparison that it is part of. */
export interface Comparison {
  readonly of: (side: "source" | "target", type: PayloadType) => readonly Alternative[];
  readonly fits: (source: PayloadType, target: PayloadType) => boolean;
  /** Whether the source fits a target, leaving out members. */
  readonly fitsAll: (target: Alternative, except: ReadonlySet<string>) => boolean;
}

/** TypeScript tries no more combinations (`typeRelatedToDiscriminatedType`). */
const mostCombinations = 25;

/**
 * Whether an object fits a union because each combination of its discriminants fits one of the alternatives:
 * `{ kind: "a" | "b" }` fits `{ kind: "a" } | { kind: "b" }` (TypeScript 3.5).
 */
export function fitsByDiscriminants(
  source: Alternative,
  targets: readonly Alternative[],
  comparison: Comparison,
): boolean {
  const structures = targets.filter((target) => target.some(({ type }) => isStructure(type.kind)));
  if (structures.length < 2) return false;
  const names = memberNames(source).filter((name) => isDiscriminant(name, structures, comparison));
  if (names.length === 0) return false;
  const choices = names.map((name) => choicesOf(allOf(memberTypes(source, name)), comparison));
  if (choices.reduce((product, { length }) => product * length, 1) > mostCombinations) return false;
  const matching = new Set<Alternative>();
  for (const combination of combinations(choices)) {
    const found = structures.filter((target) =>
      names.every((name, index) => {
        const types = memberTypes(target, name);
        const choice = combination[index];
        return types.length > 0 && choice !== undefined && comparison.fits(choice, allOf(types));
      }),
    );
    if (found.length === 0) return false;
    for (const target of found) matching.add(target);
  }
  const except = new Set(names);
  return [...matching].every((target) => comparison.fitsAll(target, except));
}

function isStructure(kind: string): boolean {
  return kind === "object" || kind === "array" || kind === "tuple";
}

/** A member tells alternatives apart where it differs between them and is a single value in one. */
function isDiscriminant(name: string, targets: readonly Alternative[], { of }: Comparison): boolean {
  const types = targets
    .map((target) => memberTypes(target, name))
    .filter((found) => found.length > 0)
    .map((found) => of("target", allOf(found)));
  if (!types.some(areUnits)) return false;
  return new Set(types.map((alternatives) => fingerprint(alternatives))).size > 1;
}

/** Equal for equal sets of scalars, which is all that has to be told apart. */
function fingerprint(alternatives: readonly Alternative[]): string {
  const texts = alternatives.map((parts) =>
    parts.map(({ type }) => (isStructure(type.kind) ? type.kind : JSON.stringify(type))).join("&"),
  );
  return texts.toSorted().join("|");
}

/** What the discriminant of the source can be; a member that nothing can be is one choice. */
function choicesOf(type: PayloadType, { of }: Comparison): readonly PayloadType[] {
  const alternatives = of("source", type);
  if (alternatives.length === 0) return [neverType];
  return alternatives.map((parts) => allOf(parts.map((part) => asType(part))));
}

function asType({ type }: Alternative[number]): PayloadType {
  return type.kind === "opaque" ? allOf(type.types) : type;
}

function combinations(choices: readonly (readonly PayloadType[])[]): readonly (readonly PayloadType[])[] {
  return choices.reduce<readonly (readonly PayloadType[])[]>(
    (found, options) => found.flatMap((chosen) => options.map((option) => [...chosen, option])),
    [[]],
  );
}
