import type { Schema } from "../model/schema.js";

/**
 * What the emitted TypeScript says about a payload, as data: the part of a schema that a reader's compiler
 * sees. Comparing two of these is comparing two printed types.
 */
export type PayloadType =
  | KeywordType
  | LiteralType
  | ObjectType
  | ArrayType
  | TupleType
  | ReferenceType
  | OpenType
  | UnionType
  | IntersectionType;

/** A type that is one word. `undefined` stands for a member that may be absent. */
export interface KeywordType {
  readonly kind: "keyword";
  readonly name: "boolean" | "null" | "number" | "string" | "undefined" | "unknown";
}

/** One value. */
export interface LiteralType {
  readonly kind: "literal";
  readonly value: boolean | number | string;
}

/** The name of an exported type. */
export interface ReferenceType {
  readonly kind: "reference";
  readonly typeName: string;
}

/** Any of the types; none of them is `never`. */
export interface UnionType {
  readonly kind: "union";
  readonly types: readonly PayloadType[];
}

/** All of the types at once. */
export interface IntersectionType {
  readonly kind: "intersection";
  readonly types: readonly PayloadType[];
}

/** Known values of an open set, and the types that every other value has. */
export interface OpenType {
  readonly kind: "open";
  readonly known: readonly (number | string)[];
  readonly types: readonly PayloadType[];
}

/** Where in a document something stands, and what its schema says. */
export interface Place {
  readonly schema: Schema;
  /** JSON pointer of the schema; of the one around it where the normal form no longer tells. */
  readonly pointer: string;
  readonly type: PayloadType;
}

/** A member that an object type lists. */
export interface Member extends Place {
  readonly optional: boolean;
  /**
   * What reading it gives: `| undefined` where it may be absent. Comparing these instead of the members
   * themselves is what makes "required became optional" a breaking change and the reverse none.
   */
  readonly read: PayloadType;
}

/** A written-out object type. */
export interface ObjectType {
  readonly kind: "object";
  readonly schema: Schema;
  readonly pointer: string;
  readonly members: ReadonlyMap<string, Member>;
  /** The index signature. */
  readonly rest?: Place;
}

/** An array of any length. */
export interface ArrayType {
  readonly kind: "array";
  readonly schema: Schema;
  readonly pointer: string;
  readonly items: Place;
}

/** An array of a certain length. */
export interface TupleType {
  readonly kind: "tuple";
  readonly schema: Schema;
  readonly pointer: string;
  readonly items: readonly Place[];
}

/** Takes every value. */
export const unknownType: KeywordType = { kind: "keyword", name: "unknown" };

/** Takes no value. */
export const neverType: UnionType = { kind: "union", types: [] };

/** Stands for a member that may be absent. */
export const undefinedType: KeywordType = { kind: "keyword", name: "undefined" };

/** A member at a place. */
export function memberAt({ schema, pointer, type }: Place, optional: boolean): Member {
  const read: PayloadType = optional ? { kind: "union", types: [type, undefinedType] } : type;
  return { schema, pointer, type, optional, read };
}
