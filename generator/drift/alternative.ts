import {
  type ArrayType,
  type KeywordType,
  type LiteralType,
  type ObjectType,
  type PayloadType,
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
    return member === undefined ? [] : [member.read];
  });
}

/** Everything in the list at once. */
export function allOf(types: readonly PayloadType[]): PayloadType {
  const [only] = types;
  return types.length === 1 && only !== undefined ? only : { kind: "intersection", types };
}

/** A type as a part, reached through no name. */
export function leaf(type: Part["type"]): Part {
  return { type, via: [] };
}

function isUnit({ type }: Part): boolean {
  return type.kind === "literal" || isNothing(type);
}

function isNothing(type: Part["type"]): boolean {
  return type.kind === "keyword" && (type.name === "null" || type.name === "undefined");
}

/** Whether a part is a scalar: a word or one value. */
export function isScalar(type: Part["type"]): type is KeywordType | LiteralType {
  return type.kind === "literal" || type.kind === "keyword";
}

/** What is both, or nothing: of scalars the narrower, of objects and arrays all. */
export function meet(left: Alternative, right: Alternative): readonly Alternative[] {
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
export function distinct(alternatives: readonly Alternative[]): readonly Alternative[] {
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
