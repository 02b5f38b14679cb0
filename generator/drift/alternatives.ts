import {
  type Alternative,
  areUnits,
  distinct,
  leaf,
  meet,
  memberNames,
  memberTypes,
  type Part,
} from "./alternative.js";
import { type PayloadType, type Place, unknownType } from "./payload-type.js";

/** TypeScript gives up at 100,000 (TS2590); a comparison of pairs has to do so earlier. */
const mostAlternatives = 1000;

/** Types as unions of intersections, the form in which TypeScript compares them; for the types of one model. */
export class Alternatives {
  readonly #types: ReadonlyMap<string, Place>;
  readonly #spread = new WeakMap<PayloadType, readonly Alternative[]>();
  readonly #met = new Map<string, readonly Alternative[]>();
  readonly #reduced = new WeakMap<readonly Alternative[], readonly Alternative[]>();
  readonly #ids = new Map<object, number>();
  readonly #texts = new Map<string, number>();
  #work = 0;

  constructor(types: ReadonlyMap<string, Place>) {
    this.#types = types;
  }

  /** How many pairs were met so far: what intersections cost. */
  get work(): number {
    return this.#work;
  }

  /** The type that a name stands for. */
  named(typeName: string): PayloadType {
    return this.#types.get(typeName)?.type ?? unknownType;
  }

  /** The alternatives of a type, without those that no value can be; none for `never`. */
  of(type: PayloadType): readonly Alternative[] {
    const spread = this.#spreadOf(type);
    const known = this.#reduced.get(spread);
    if (known !== undefined) return known;
    const reduced = spread.filter((alternative) => !this.#contradicts(alternative));
    this.#reduced.set(spread, reduced);
    return reduced;
  }

  #spreadOf(type: PayloadType): readonly Alternative[] {
    const known = this.#spread.get(type);
    if (known !== undefined) return known;
    const spread = this.#spreadNew(type);
    this.#spread.set(type, spread);
    return spread;
  }

  #spreadNew(type: PayloadType): readonly Alternative[] {
    switch (type.kind) {
      case "reference":
        return this.#spreadReference(type.typeName);
      case "union":
        return distinct(type.types.flatMap((part) => this.#spreadOf(part)));
      case "open":
        return type.types.flatMap((part) => this.#spreadOf(part));
      case "intersection":
        return this.#meetAll(type.types);
      case "keyword":
        if (type.name === "boolean") return [true, false].map((value) => [leaf({ kind: "literal", value })]);
        return [[leaf(type)]];
      default:
        return [[leaf(type)]];
    }
  }

  /** A name is only kept where it stands for one alternative: then all of it is in the result. */
  #spreadReference(typeName: string): readonly Alternative[] {
    const spread = this.#spreadOf(this.named(typeName));
    if (spread.length !== 1) return spread;
    return spread.map((parts) => parts.map(({ type, via }) => ({ type, via: [...via, typeName] })));
  }

  /** Intersections are made up while comparing, of the same members again and again. */
  #meetAll(types: readonly PayloadType[]): readonly Alternative[] {
    const key = types.map((type) => this.#idOf(type)).join("&");
    const known = this.#met.get(key);
    if (known !== undefined) return known;
    const met = this.#meetNew(types);
    this.#met.set(key, met);
    return met;
  }

  #meetNew(types: readonly PayloadType[]): readonly Alternative[] {
    let met: readonly Alternative[] = [[leaf(unknownType)]];
    for (const spread of this.#differentSpreads(types)) {
      this.#work += met.length * spread.length;
      met = this.#widest(met.flatMap((left) => spread.flatMap((right) => meet(left, right))));
      if (met.length > mostAlternatives) return [[leaf({ kind: "opaque", types })]];
    }
    return distinct(met);
  }

  /** What meets itself stays itself: a type that is named in several parts of another does so at each level. */
  #differentSpreads(types: readonly PayloadType[]): Iterable<readonly Alternative[]> {
    const spreads = types.map((type) => this.#spreadOf(type));
    const keyOf = (spread: readonly Alternative[]): string =>
      spread.map((parts) => this.keyOf(parts)).join("|");
    return new Map(spreads.map((spread) => [keyOf(spread), spread])).values();
  }

  /**
   * Without alternatives that are another one and more besides: `A & B | A` takes what `A` takes. A type that
   * meets itself would otherwise grow with each level of a recursion.
   */
  #widest(alternatives: readonly Alternative[]): readonly Alternative[] {
    if (alternatives.length < 2) return alternatives;
    const sets = new Map(
      alternatives.map((parts) => [this.keyOf(parts), new Set(parts.map(({ type }) => this.#idOf(type)))]),
    );
    const kept = new Map<string, Set<string>>();
    for (const [key, ids] of [...sets].toSorted(([, left], [, right]) => left.size - right.size)) {
      this.#work += kept.size;
      if (![...kept.values()].some((other) => isSubset(other, ids))) kept.set(key, ids);
    }
    return alternatives.filter((parts) => kept.delete(this.keyOf(parts)));
  }

  /**
   * A short text, equal for equal alternatives. The names that their parts were reached through count: a pair may
   * fit by its names and not by its parts.
   */
  identify(alternatives: readonly Alternative[]): string {
    const text = alternatives
      .map((parts) => `${this.keyOf(parts)}(${parts.flatMap(({ via }) => via).join(" ")})`)
      .join("|");
    const id = this.#texts.get(text) ?? this.#texts.size;
    this.#texts.set(text, id);
    return String(id);
  }

  /** Equal for alternatives of equal parts. */
  keyOf(alternative: Alternative): string {
    return alternative
      .map(({ type }) => this.#idOf(type))
      .toSorted()
      .join("&");
  }

  #idOf(type: Part["type"] | PayloadType): string {
    if (type.kind === "keyword" || type.kind === "literal") return JSON.stringify(type);
    const id = this.#ids.get(type) ?? this.#ids.size;
    this.#ids.set(type, id);
    return String(id);
  }

  /**
   * Whether a member is two different single values at once: TypeScript then takes the whole intersection for
   * `never`, as no value has the member (discriminants, since 3.9).
   */
  #contradicts(alternative: Alternative): boolean {
    const lengths = alternative.flatMap(({ type }) => (type.kind === "tuple" ? [type.items.length] : []));
    if (new Set(lengths).size > 1) return true;
    return memberNames(alternative).some((name) => {
      const spreads = memberTypes(alternative, name).map((type) => this.#spreadOf(type));
      if (spreads.length < 2 || spreads.some((spread) => spread.length === 0)) return false;
      if (!spreads.some(areUnits)) return false;
      return this.#meetAll(memberTypes(alternative, name)).length === 0;
    });
  }
}

function isSubset(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return inner.size <= outer.size && [...inner].every((item) => outer.has(item));
}
