import { isDeepStrictEqual } from "node:util";

import {
  allOf,
  type Alternative,
  type Alternatives,
  includes,
  memberNames,
  memberTypes,
  type Part,
  scalarOf,
} from "./alternatives.js";
import { fitsByDiscriminants } from "./discriminants.js";
import {
  type ArrayType,
  type ObjectType,
  type PayloadType,
  readType,
  type TupleType,
} from "./payload-type.js";

/** Whether a type of one model and a type of the other are the same exported type. */
export type SameName = (source: string, target: string) => boolean;

/**
 * Whether what reads as one type can be read as another: TypeScript's assignability between the types of two
 * models, with every optional member as a required one `| undefined`, under `exactOptionalPropertyTypes`.
 *
 * Types of the same name are taken to fit: each pair is compared for itself, so that a difference is found
 * once. If every pair fits under this assumption, all of them do; if one does not, neither does it without.
 *
 * One rule is stricter than the compiler: a member only counts where a schema describes it. TypeScript also
 * finds `toString` on every object and `length` on every string.
 */
export class Assignability {
  readonly #source: Alternatives;
  readonly #target: Alternatives;
  readonly #sameName: SameName;
  readonly #decided = new Map<string, boolean>();
  /** Pairs taken to fit while they are being compared, which is what ends a recursion. */
  readonly #open = new Set<string>();
  readonly #ids = new Map<object, number>();

  constructor(source: Alternatives, target: Alternatives, sameName: SameName) {
    this.#source = source;
    this.#target = target;
    this.#sameName = sameName;
  }

  /** Whether every value that reads as `source` reads as `target`. */
  fits(source: PayloadType, target: PayloadType): boolean {
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
    if (isUnknown(source)) return targets.some(isUnknown) || takeAnything(targets);
    if (scalarOf(source) !== undefined) return targets.some((target) => this.#fitsAll(source, target));
    return this.#once(
      source,
      targets,
      () =>
        targets.some((target) => this.#fitsAll(source, target)) ||
        fitsByDiscriminants(source, targets, {
          of: (side, type) => (side === "source" ? this.#source : this.#target).of(type),
          fits: (left, right) => this.fits(left, right),
          fitsAll: (target, except) => this.#fitsAll(source, target, except),
        }),
    );
  }

  #fitsAll(source: Alternative, target: Alternative, except?: ReadonlySet<string>): boolean {
    return target.every((part) => this.#fitsPart(source, part, except));
  }

  #fitsPart(source: Alternative, target: Part, except?: ReadonlySet<string>): boolean {
    const { type } = target;
    if (type.kind === "opaque") {
      return source.some((part) => part.type.kind === "opaque" && isDeepStrictEqual(part.type, type));
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
      if (types.length === 0 || !this.fits(allOf(types), readType(member))) return false;
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

  /**
   * A pair that is met again while it is being compared is taken to fit. What rests on a pair that turns out
   * not to fit is forgotten; "does not fit" never rests on one.
   */
  #once(source: Alternative, targets: readonly Alternative[], compare: () => boolean): boolean {
    const key = `${this.#keyOf(source)}>${targets.map((target) => this.#keyOf(target)).join("|")}`;
    const known = this.#decided.get(key) ?? (this.#open.has(key) ? true : undefined);
    if (known !== undefined) return known;
    const before = this.#open.size;
    this.#open.add(key);
    const result = compare();
    if (!result) {
      for (const rested of [...this.#open].slice(before)) this.#open.delete(rested);
      this.#decided.set(key, false);
    } else if (before === 0) {
      for (const proved of this.#open) this.#decided.set(proved, true);
      this.#open.clear();
    }
    return result;
  }

  #keyOf(alternative: Alternative): string {
    return alternative.map((part) => this.#partKey(part)).join("&");
  }

  #partKey({ type, via }: Part): string {
    if (type.kind === "keyword" || type.kind === "literal") return JSON.stringify(type);
    const id = this.#ids.get(type) ?? this.#ids.size;
    this.#ids.set(type, id);
    return [id, ...via].join(" ");
  }
}

function isUnknown(alternative: Alternative): boolean {
  const scalar = scalarOf(alternative);
  return scalar?.kind === "keyword" && scalar.name === "unknown";
}

function isNullish(alternative: Alternative): boolean {
  const scalar = scalarOf(alternative);
  return scalar?.kind === "keyword" && (scalar.name === "null" || scalar.name === "undefined");
}

/** `{} | null | undefined` takes what `unknown` does (TypeScript 4.8). */
function takeAnything(targets: readonly Alternative[]): boolean {
  const names = new Set(
    targets.map((target) => scalarOf(target)).map((scalar) => scalar?.kind === "keyword" && scalar.name),
  );
  return (
    names.has("null") &&
    names.has("undefined") &&
    targets.some(([first, ...more]) => {
      const type = first?.type;
      return (
        more.length === 0 && type?.kind === "object" && type.members.size === 0 && type.rest === undefined
      );
    })
  );
}
