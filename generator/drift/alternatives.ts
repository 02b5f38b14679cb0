import {
  type ArrayType,
  type KeywordType,
  type LiteralType,
  type ObjectType,
  type PayloadType,
  type Place,
  readType,
  type TupleType,
  unknownType,
} from "./payload-type.js";

/** A type that is no composition of others, and the names of the types it was reached through. */
export interface Part {
  readonly type: ArrayType | KeywordType | LiteralType | ObjectType | OpaqueType | TupleType;
  readonly via: readonly string[];
}

/** An intersection with more alternatives than anyone reads; only the same one fits it. */
export interface OpaqueType {
  readonly kind: "opaque";
  readonly types: readonly PayloadType[];
}

/** One alternative of a union: everything that a value of it is at once, at least one part. */
export type Alternative = readonly Part[];

/** TypeScript gives up at 100,000 (TS2590); a comparison of pairs has to do so earlier. */
const mostAlternatives = 1000;

/** Types as unions of intersections, the form in which TypeScript compares them; for the types of one model. */
export class Alternatives {
  readonly #types: ReadonlyMap<string, Place>;
  readonly #spread = new WeakMap<PayloadType, readonly Alternative[]>();
  readonly #reduced = new WeakMap<PayloadType, readonly Alternative[]>();

  constructor(types: ReadonlyMap<string, Place>) {
    this.#types = types;
  }

  /** The type that a name stands for. */
  named(typeName: string): PayloadType {
    return this.#types.get(typeName)?.type ?? unknownType;
  }

  /** The alternatives of a type, without those that no value can be; none for `never`. */
  of(type: PayloadType): readonly Alternative[] {
    const known = this.#reduced.get(type);
    if (known !== undefined) return known;
    const reduced = this.#spreadOf(type).filter((alternative) => !this.#contradicts(alternative));
    this.#reduced.set(type, reduced);
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

  #meetAll(types: readonly PayloadType[]): readonly Alternative[] {
    let met: readonly Alternative[] = [[leaf(unknownType)]];
    for (const type of types) {
      const spread = this.#spreadOf(type);
      met = met.flatMap((left) => spread.flatMap((right) => meet(left, right)));
      if (met.length > mostAlternatives) return [[leaf({ kind: "opaque", types })]];
    }
    return distinct(met);
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

/** Whether all alternatives are single values: what makes a member tell the types of a union apart. */
export function areUnits(alternatives: readonly Alternative[]): boolean {
  return alternatives.length > 0 && alternatives.every((parts) => parts.length === 1 && parts.every(isUnit));
}

/** The names of all members of an alternative; a tuple has its positions. */
export function memberNames(alternative: Alternative): readonly string[] {
  const names = alternative.flatMap(({ type }) => {
    if (type.kind === "object") return [...type.members.keys()];
    return type.kind === "tuple" ? [...type.items.keys()].map(String) : [];
  });
  return [...new Set(names)];
}

/** What reading a member gives: everything in the list at once; nothing in it where there is no such member. */
export function memberTypes(alternative: Alternative, name: string): readonly PayloadType[] {
  return alternative.flatMap(({ type }) => {
    if (type.kind === "tuple")
      return type.items.flatMap((item, at) => (String(at) === name ? [item.type] : []));
    const member = type.kind === "object" ? type.members.get(name) : undefined;
    return member === undefined ? [] : [readType(member)];
  });
}

/** Everything in the list at once. */
export function allOf(types: readonly PayloadType[]): PayloadType {
  const [only] = types;
  return types.length === 1 && only !== undefined ? only : { kind: "intersection", types };
}

function leaf(type: Part["type"]): Part {
  return { type, via: [] };
}

function isUnit({ type }: Part): boolean {
  return type.kind === "literal" || isNothing(type);
}

function isNothing(type: Part["type"]): boolean {
  return type.kind === "keyword" && (type.name === "null" || type.name === "undefined");
}

function isScalar(type: Part["type"]): type is KeywordType | LiteralType {
  return type.kind === "literal" || type.kind === "keyword";
}

/** What is both, or nothing: of scalars the narrower, of objects and arrays all. */
function meet(left: Alternative, right: Alternative): readonly Alternative[] {
  const parts = [...left];
  for (const part of right) if (!parts.some((known) => known.type === part.type)) parts.push(part);
  const telling = parts.filter(({ type }) => type !== unknownType);
  const scalars = telling.filter(({ type }) => isScalar(type));
  const narrowest = scalars.find(({ type }) => scalars.every((other) => includes(other.type, type)));
  if (scalars.length > 0 && narrowest === undefined) return [];
  const structures = telling.filter(({ type }) => !isScalar(type));
  if (narrowest !== undefined && isNothing(narrowest.type) && structures.length > 0) return [];
  const met = narrowest === undefined ? structures : [narrowest, ...structures];
  return [met.length === 0 ? [leaf(unknownType)] : met];
}

/** Whether a scalar type takes every value of another. */
export function includes(wide: Part["type"], narrow: Part["type"]): boolean {
  if (wide.kind === "literal") return narrow.kind === "literal" && wide.value === narrow.value;
  if (wide.kind !== "keyword") return false;
  if (narrow.kind === "literal") return typeof narrow.value === wide.name;
  return narrow.kind === "keyword" && narrow.name === wide.name;
}

/** Without repeated scalars, and without single values that another alternative takes anyway. */
function distinct(alternatives: readonly Alternative[]): readonly Alternative[] {
  const seen = new Set(alternatives.flatMap((parts) => keywordOf(parts) ?? []));
  return alternatives.filter((parts) => {
    const value = scalarOf(parts);
    if (value === undefined || value.kind === "keyword") return true;
    if (seen.has(typeof value.value)) return false;
    const key = JSON.stringify(value);
    return seen.has(key) ? false : seen.add(key);
  });
}

function keywordOf(alternative: Alternative): string | undefined {
  const scalar = scalarOf(alternative);
  return scalar?.kind === "keyword" ? scalar.name : undefined;
}

/** The scalar that an alternative is, if it is nothing else. */
export function scalarOf(alternative: Alternative): KeywordType | LiteralType | undefined {
  const [first, ...more] = alternative;
  return first !== undefined && more.length === 0 && isScalar(first.type) ? first.type : undefined;
}
