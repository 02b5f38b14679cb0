import type { JsonValue } from "../document/json.js";
import { isArray, isObject } from "../document/json.js";
import { childPointer } from "../document/references.js";
import {
  arrayItems,
  closedSet,
  listedMembers,
  openSet,
  statedTypes,
  unlistedMembers,
} from "../emit/type-schema.js";
import type { Model } from "../model/model.js";
import { nullAlternative } from "../model/nullable.js";
import { referencedType, type Schema, type SchemaObject, type SchemaType } from "../model/schema.js";
import {
  type Member,
  memberAt,
  neverType,
  type ObjectType,
  type PayloadType,
  type Place,
  unknownType,
} from "./payload-type.js";

/** The exported types of a model by name, as the emitters print them. */
export function readTypes(model: Model): ReadonlyMap<string, Place> {
  return new Map(
    model.schemas.map(
      ({ typeName, schema, pointer }) => [typeName, new NamedPlace(schema, pointer)] as const,
    ),
  );
}

/** Most types of two models are equal; what a type says is only read where somebody asks. */
class NamedPlace implements Place {
  readonly schema: Schema;
  readonly pointer: string;
  #type: PayloadType | undefined;

  constructor(schema: Schema, pointer: string) {
    this.schema = schema;
    this.pointer = pointer;
  }

  get type(): PayloadType {
    return (this.#type ??= typeOf(this.schema, this.pointer));
  }
}

function placeOf(schema: Schema, pointer: string): Place {
  return { schema, pointer, type: typeOf(schema, pointer) };
}

function typeOf(schema: Schema, pointer: string): PayloadType {
  if (schema === true) return unknownType;
  if (schema === false) return neverType;
  if (schema.$ref !== undefined) return { kind: "reference", typeName: referencedType(schema.$ref) };
  const parts = [
    ownType(schema, pointer),
    ...(schema.allOf ?? []).map((part, index) => typeOf(part, childPointer(pointer, "allOf", index))),
    ...(["anyOf", "oneOf"] as const).map((keyword) => alternatives(schema, keyword, pointer)),
  ].filter((part) => part !== unknownType);
  const [only = unknownType] = parts;
  return parts.length > 1 ? { kind: "intersection", types: parts } : only;
}

/**
 * A schema that is just "this, or null" may have been written as `nullable: true`, without an `anyOf`: its
 * alternative keeps the pointer of the whole.
 */
function alternatives(schema: SchemaObject, keyword: "anyOf" | "oneOf", pointer: string): PayloadType {
  const listed = schema[keyword];
  if (listed === undefined) return unknownType;
  const nullable = keyword === "anyOf" ? nullAlternative(schema) : undefined;
  return union(
    listed.map((part, index) =>
      typeOf(part, part === nullable ? pointer : childPointer(pointer, keyword, index)),
    ),
  );
}

function union(types: readonly PayloadType[]): PayloadType {
  const [only] = types;
  if (types.includes(unknownType)) return unknownType;
  return types.length === 1 && only !== undefined ? only : { kind: "union", types };
}

/** What a schema says itself, apart from its `allOf`, `anyOf` and `oneOf`. */
function ownType(schema: SchemaObject, pointer: string): PayloadType {
  const values = closedSet(schema);
  if (values !== undefined) return union(values.map((value) => literalType(value, pointer)));
  const open = openSet(schema);
  if (open !== undefined) {
    const types = open.types.map((type) => (isScalar(type) ? scalarType(type) : unknownType));
    return types.includes(unknownType) ? unknownType : { kind: "open", known: open.known, types };
  }
  const types = statedTypes(schema);
  return types === undefined ? unknownType : union(types.map((type) => ofType(type, schema, pointer)));
}

function ofType(type: SchemaType, schema: SchemaObject, pointer: string): PayloadType {
  if (type === "object") return objectType(schema, pointer);
  return type === "array" ? arrayType(schema, pointer) : scalarType(type);
}

type ScalarName = Exclude<SchemaType, "array" | "object">;

function isScalar(type: SchemaType): type is ScalarName {
  return type !== "array" && type !== "object";
}

function scalarType(type: ScalarName): PayloadType {
  return { kind: "keyword", name: type === "integer" ? "number" : type };
}

function objectType(schema: SchemaObject, pointer: string): ObjectType {
  const members = new Map<string, Member>();
  for (const [name, member] of listedMembers(schema)) {
    const described = schema.properties !== undefined && Object.hasOwn(schema.properties, name);
    const at = described ? childPointer(pointer, "properties", name) : pointer;
    members.set(name, memberAt(placeOf(member, at), schema.required?.includes(name) !== true));
  }
  const rest = restOf(schema, pointer);
  return { kind: "object", schema, pointer, members, ...(rest !== undefined && { rest }) };
}

function restOf(schema: SchemaObject, pointer: string): Place | undefined {
  const rest = unlistedMembers(schema);
  if (rest === false) return undefined;
  if (rest === true) return { schema: true, pointer, type: unknownType };
  const [only] = rest;
  if (rest.length > 1 || only === undefined) return placeOf({ anyOf: rest }, pointer);
  const [pattern] = Object.keys(schema.patternProperties ?? {});
  const path = pattern === undefined ? ["additionalProperties"] : ["patternProperties", pattern];
  return placeOf(only, childPointer(pointer, ...path));
}

function arrayType(schema: SchemaObject, pointer: string): PayloadType {
  const { tuple, alternatives } = arrayItems(schema);
  if (tuple !== undefined) {
    const items = tuple.map((item, index) => placeOf(item, childPointer(pointer, "items", index)));
    return { kind: "tuple", schema, pointer, items };
  }
  const [only] = alternatives;
  const items =
    alternatives.length === 1 && only !== undefined
      ? placeOf(only, schema.items === undefined ? pointer : childPointer(pointer, "items"))
      : placeOf({ anyOf: alternatives }, pointer);
  return { kind: "array", schema, pointer, items };
}

/** The type of one JSON value, as it is printed for a `const`: a value is written like its type. */
function literalType(value: JsonValue, pointer: string): PayloadType {
  if (value === null) return { kind: "keyword", name: "null" };
  if (isArray(value)) {
    const items = value.map((item) => literalPlace(item, pointer));
    return { kind: "tuple", schema: { const: value }, pointer, items };
  }
  if (!isObject(value)) return { kind: "literal", value };
  const members = new Map(
    Object.entries(value).map(
      ([name, item]) => [name, memberAt(literalPlace(item, pointer), false)] as const,
    ),
  );
  return { kind: "object", schema: { const: value }, pointer, members };
}

function literalPlace(value: JsonValue, pointer: string): Place {
  return { schema: { const: value }, pointer, type: literalType(value, pointer) };
}
