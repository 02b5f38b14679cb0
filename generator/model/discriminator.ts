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
  const discriminator = discriminatorOf(raw);
  if (discriminator === undefined) return read;
  const { property } = discriminator;
  return read.map((schema, index) => {
    const ref = stringMember(alternatives[index], "$ref");
    if (ref === undefined || saysItself(alternatives[index], property, find)) return schema;
    const values = discriminatorValues(discriminator, ref);
    return { allOf: [schema, { required: [property], properties: { [property]: { enum: values } } }] };
  });
}

/** A discriminator of OpenAPI: the property that tells alternatives apart, and which value means which. */
export interface Discriminator {
  readonly property: string;
  readonly mapping: readonly (readonly [value: string, target: JsonValue])[];
}

/** The discriminator of a schema, if it has one. */
export function discriminatorOf(schema: JsonValue): Discriminator | undefined {
  const stated = member(schema, "discriminator");
  const property = stringMember(stated, "propertyName");
  return property === undefined ? undefined : { property, mapping: members(member(stated, "mapping")) };
}

/** The values that mean the alternative behind a `$ref`: those that the mapping lists, or else the schema's name. */
export function discriminatorValues({ mapping }: Discriminator, ref: string): readonly string[] {
  const stated = mapping.filter(([, target]) => nameOf(target) === nameOf(ref)).map(([value]) => value);
  return stated.length > 0 ? stated : [nameOf(ref)];
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
