import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  members,
} from "../../generator/document/json.js";

/**
 * Values that a schema allows: one with every property it names, and one for each choice it leaves,
 * a null where `nullable` stands and each branch of a `oneOf`. Knows the keywords that Help Scout's
 * document uses, and no references.
 */
export function payloadsOf(schema: JsonValue): JsonValue[] {
  const nulls = member(schema, "nullable") === true ? [null] : [];
  return [...valuesOf(schema), ...nulls];
}

function valuesOf(schema: JsonValue): JsonValue[] {
  const choices = member(schema, "oneOf");
  if (isArray(choices)) return choices.flatMap(payloadsOf);
  switch (member(schema, "type")) {
    case "object":
      return objectsOf(schema);
    case "array":
      return [[], ...payloadsOf(member(schema, "items") ?? {}).map((item) => [item])];
    case "integer":
      return [0, Number.MAX_SAFE_INTEGER];
    case "string":
      return ["", "unknown"];
    default:
      throw new TypeError(`no payload for ${JSON.stringify(schema)}`);
  }
}

/** `{}`, then the object with all properties, then it with one property at a time taking its other values. */
function objectsOf(schema: JsonValue): JsonObject[] {
  const properties = members(member(schema, "properties")).map(
    ([name, property]) => [name, payloadsOf(property)] as const,
  );
  const full = Object.fromEntries(properties.map(([name, [first = null]]) => [name, first]));
  const variants = properties.flatMap(([name, values]) =>
    values.slice(1).map((value) => ({ ...full, [name]: value })),
  );
  return [{}, full, ...variants];
}

/** The schema with `nullable: true` said in JSON Schema, wherever it stands. */
export function withNulls(schema: JsonValue): JsonValue {
  if (isArray(schema)) return schema.map(withNulls);
  if (!isObject(schema)) return schema;
  const { nullable, ...rest } = Object.fromEntries(
    members(schema).map(([key, value]) => [key, withNulls(value)]),
  );
  return nullable === true ? { anyOf: [rest, { type: "null" }] } : { ...rest };
}
