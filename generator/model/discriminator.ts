import { isArray, type JsonObject, type JsonValue, member, members, stringMember } from "../document/json.js";
import type { Schema } from "./schema.js";

/** Finds the schema that a `$ref` leads to. */
export type FindSchema = (ref: string) => JsonValue | undefined;

/**
 * Adds to each alternative what OpenAPI's `discriminator` (3.1, section 4.8.25) says about it: which values of one
 * property mean it. Without that several open alternatives match, of which `oneOf` allows one. An alternative that says
 * it itself, by a `const` or an `enum`, stays as it is.
 *
 * @param raw the schema with the discriminator
 * @param alternatives its alternatives as written
 * @param read the same, in the normal form
 */
export function discriminated(
  raw: JsonObject,
  alternatives: readonly JsonValue[],
  read: readonly Schema[],
  find: FindSchema,
): readonly Schema[] {
  const discriminator = member(raw, "discriminator");
  const property = stringMember(discriminator, "propertyName");
  if (property === undefined) return read;
  const mapping = members(member(discriminator, "mapping"));
  return read.map((schema, index) => {
    const ref = stringMember(alternatives[index], "$ref");
    if (ref === undefined || saysItself(alternatives[index], property, find)) return schema;
    const stated = mapping.filter(([, target]) => nameOf(target) === nameOf(ref)).map(([value]) => value);
    const values = stated.length > 0 ? stated : [nameOf(ref)];
    return { allOf: [schema, { required: [property], properties: { [property]: { enum: values } } }] };
  });
}

/** A mapping names a schema by its key or by a reference. */
function nameOf(target: JsonValue): string {
  const [name = ""] = String(target).split("/").toReversed();
  return name;
}

/** Whether a schema, or a part of its `allOf`, lists values of a property. */
function saysItself(
  schema: JsonValue | undefined,
  property: string,
  find: FindSchema,
  seen = new Set<string>(),
): boolean {
  const own = member(member(schema, "properties"), property);
  if (member(own, "const") !== undefined || member(own, "enum") !== undefined) return true;
  const parts = member(schema, "allOf");
  if (isArray(parts) && parts.some((part) => saysItself(part, property, find, seen))) return true;
  const ref = stringMember(schema, "$ref");
  if (ref === undefined || seen.has(ref)) return false;
  return saysItself(find(ref), property, find, seen.add(ref));
}
