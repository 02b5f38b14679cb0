import { isDeepStrictEqual } from "node:util";

import {
  allOf,
  type Alternative,
  includes,
  memberNames,
  memberTypes,
  type OpaqueType,
  type Part,
  scalarOf,
} from "./alternative.js";
import type { Alternatives } from "./alternatives.js";
import { Decisions } from "./decisions.js";
import { fitsByDiscriminants } from "./discriminants.js";
import { isUnknown, Targets } from "./targets.js";
import { type ArrayType, type ObjectType, type PayloadType, type TupleType } from "./payload-type.js";

/** Whether a type of one model and a type of the other are the same exported type. */
export type SameName = (source: string, target: string) => boolean;

/**
 * Recursive intersections of unions can have more pairs than anybody waits for. Real documents need some
 * thousands; what is left undecided after this many counts as not fitting.
 */
const mostWork = 2_000_000;

/**
 * Whether what reads as one type can be read as another: TypeScript's assignability between the types of two
 * models, with every optional member as a required one `| undefined`, under `exactOptionalPropertyTypes`.
 *
 * Types of the same name are taken to fit: each pair is compared for itself, so that a difference is found
 * once. If every pair fits under this assumption, all of them do; if one does not, neither does it without.
 *
 * One rule is stricter than the compiler: a member only counts where a schema describes it. TypeScript also
 * finds `toString` on every object and `length` on every string.
 * Values that are an object and a scalar or an array at once, which no JSON is, and types that nothing can be
 * follow rules in TypeScript that depend on where they stand; the answer for them is an approximation.
 */
export class Assignability {
  readonly #source: Alternatives;
  readonly #target: Alternatives;
  readonly #sameName: SameName;
  readonly #decisions = new Decisions();
  #work = 0;
  readonly #targets = new WeakMap<readonly Alternative[], Targets>();

  constructor(source: Alternatives, target: Alternatives, sameName: SameName) {
    this.#source = source;
    this.#target = target;
    this.#sameName = sameName;
  }

  /** Whether every value that reads as `source` reads as `target`. */
  fits(source: PayloadType, target: PayloadType): boolean {
    if (++this.#work + this.#source.work + this.#target.work > mostWork) return false;
    if (source.kind === "union") return source.types.every((type) => this.fits(type, target));
    if (source.kind === "reference") {
      const named = this.#namesIn(target).some((name) => this.#sameName(source.typeName, name));
      return named || this.fits(this.#source.named(source.typeName), target);
    }
    const alternatives = this.#target.of(target);
    return this.#source.of(source).every((alternative) => this.#fitsOne(alternative, alternatives));
  }

  /** The exported types that a type is a union of. */
  #namesIn(type: PayloadType): readonly string[] {
    if (type.kind === "union") return type.types.flatMap((part) => this.#namesIn(part));
    if (type.kind !== "reference") return [];
    return [type.typeName, ...this.#namesIn(this.#target.named(type.typeName))];
  }

  #fitsOne(source: Alternative, targets: readonly Alternative[]): boolean {
    const known = this.#targetsOf(targets);
    if (isUnknown(source)) return known.takesAnything();
    const scalar = scalarOf(source);
    if (scalar !== undefined) {
      return known.takes(scalar) || known.others.some((target) => this.#fitsAll(source, target));
    }
    return this.#decisions.decide(
      `${this.#source.identify([source])}>${known.id}`,
      () =>
        targets.some((target) => this.#fitsAll(source, target)) ||
        fitsByDiscriminants(source, targets, {
          of: (side, type) => (side === "source" ? this.#source : this.#target).of(type),
          fits: (left, right) => this.fits(left, right),
          fitsAll: (target, except) => this.#fitsAll(source, target, except),
        }),
    );
  }

  #targetsOf(alternatives: readonly Alternative[]): Targets {
    const known = this.#targets.get(alternatives);
    if (known !== undefined) return known;
    const targets = new Targets(alternatives, this.#target.identify(alternatives));
    this.#targets.set(alternatives, targets);
    return targets;
  }

  #fitsAll(source: Alternative, target: Alternative, except?: ReadonlySet<string>): boolean {
    return target.every((part) => this.#fitsPart(source, part, except));
  }

  #fitsPart(source: Alternative, target: Part, except?: ReadonlySet<string>): boolean {
    const { type } = target;
    if (type.kind === "opaque") {
      return source.some((part) => part.type.kind === "opaque" && hasAll(part.type, type));
    }
    if (type.kind === "keyword" && type.name === "unknown") return true;
    if (type.kind === "keyword" || type.kind === "literal") {
      return source.some((part) => includes(type, part.type));
    }
    return this.#isSame(source, target) || this.#fitsStructure(source, type, except);
  }

  #isSame(source: Alternative, target: Part): boolean {
    return source.some(({ via }) =>
      via.some((name) => target.via.some((other) => this.#sameName(name, other))),
    );
  }

  #fitsStructure(
    source: Alternative,
    target: ArrayType | ObjectType | TupleType,
    except?: ReadonlySet<string>,
  ): boolean {
    if (target.kind === "object") return this.#fitsObject(source, target, except);
    return source.some(({ type }) => {
      if (target.kind === "array") {
        if (type.kind === "array") return this.fits(type.items.type, target.items.type);
        return type.kind === "tuple" && type.items.every((item) => this.fits(item.type, target.items.type));
      }
      if (type.kind !== "tuple" || type.items.length !== target.items.length) return false;
      return target.items.every((item, index) => {
        const other = type.items[index];
        return except?.has(String(index)) || (other !== undefined && this.fits(other.type, item.type));
      });
    });
  }

  #fitsObject(source: Alternative, target: ObjectType, except?: ReadonlySet<string>): boolean {
    if (target.members.size === 0 && target.rest === undefined) return !isNullish(source);
    for (const [name, member] of target.members) {
      if (except?.has(name)) continue;
      const types = memberTypes(source, name);
      if (types.length === 0 || !this.fits(allOf(types), member.read)) return false;
    }
    return target.rest === undefined || this.#fitsRest(source, target.rest.type);
  }

  /** Where a source has no index signature of its own, TypeScript makes one up from its members. */
  #fitsRest(source: Alternative, target: PayloadType): boolean {
    const rests = source.flatMap(({ type }) =>
      type.kind === "object" && type.rest !== undefined ? [type.rest.type] : [],
    );
    if (rests.length > 0) return this.fits(allOf(rests), target);
    if (!source.every(({ type }) => type.kind === "object")) return false;
    return memberNames(source).every((name) => this.fits(allOf(memberTypes(source, name)), target));
  }
}

function isNullish(alternative: Alternative): boolean {
  const scalar = scalarOf(alternative);
  return scalar?.kind === "keyword" && (scalar.name === "null" || scalar.name === "undefined");
}

/** An intersection fits another that has nothing it has not. */
function hasAll(source: OpaqueType, target: OpaqueType): boolean {
  return target.types.every((type) => source.types.some((other) => isDeepStrictEqual(other, type)));
}
