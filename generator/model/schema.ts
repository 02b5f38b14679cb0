import type { JsonValue } from "../document/json.js";

/**
 * A JSON Schema in normal form: draft 7 without its variants. `nullable`, draft-4 bounds, 2020-12 tuples and the
 * habits of OpenAPI have been rewritten into what they mean; every `$ref` stands alone and names a type.
 */
export type Schema = boolean | SchemaObject;

/** The keywords of the normal form. */
export interface SchemaObject {
  /** `#/definitions/<type name>`, never beside another keyword. */
  readonly $ref?: string;
  readonly description?: string;
  readonly deprecated?: true;
  /** Why a member is deprecated, one sentence. */
  readonly deprecatedReason?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  /** Known values of an open set: completed by the types, ignored by the validators. */
  readonly openEnum?: readonly (string | number)[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly patternProperties?: { readonly [pattern: string]: Schema };
  readonly propertyNames?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependencies?: { readonly [name: string]: Schema | readonly string[] };
  readonly items?: Schema | readonly Schema[];
  readonly additionalItems?: Schema;
  readonly contains?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
}

/** The seven types of JSON Schema. */
export type SchemaType = "array" | "boolean" | "integer" | "null" | "number" | "object" | "string";

/** The seven types of JSON Schema. */
export const schemaTypes: ReadonlySet<string> = new Set<SchemaType>([
  "array",
  "boolean",
  "integer",
  "null",
  "number",
  "object",
  "string",
]);

const definitions = "#/definitions/";

/** The reference to a named schema. */
export function referenceTo(typeName: string): SchemaObject {
  return { $ref: definitions + typeName };
}

/** The type name that a `$ref` of the normal form names. */
export function referencedType(ref: string): string {
  return ref.slice(definitions.length);
}

/** The type names that a schema refers to itself, wherever in it. */
export function referencedTypes(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: Schema): void => {
    if (typeof part === "object" && part.$ref !== undefined) names.add(referencedType(part.$ref));
    else forEachSubschema(part, visit);
  };
  visit(schema);
  return names;
}

/** Where JSON Schema keeps sub-schemas, by the shape of the keyword's value. */
export const subschemaKeywords = {
  one: ["additionalProperties", "propertyNames", "additionalItems", "contains", "not", "if", "then", "else"],
  list: ["allOf", "anyOf", "oneOf"],
  map: ["properties", "patternProperties"],
} as const;

/** Calls `visit` for each direct sub-schema, with the keyword that holds it. */
export function forEachSubschema(schema: Schema, visit: (child: Schema, keyword: string) => void): void {
  if (typeof schema === "boolean") return;
  for (const keyword of subschemaKeywords.one) {
    const child = schema[keyword];
    if (child !== undefined) visit(child, keyword);
  }
  for (const keyword of subschemaKeywords.list) {
    for (const child of schema[keyword] ?? []) visit(child, keyword);
  }
  for (const keyword of subschemaKeywords.map) {
    for (const child of Object.values(schema[keyword] ?? {})) visit(child, keyword);
  }
  for (const child of Object.values(schema.dependencies ?? {})) {
    if (!isNameList(child)) visit(child, "dependencies");
  }
  const { items } = schema;
  if (items === undefined) return;
  for (const child of isTuple(items) ? items : [items]) visit(child, "items");
}

/** Whether `items` describes a tuple rather than every item. */
export function isTuple(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}

function isNameList(dependency: Schema | readonly string[]): dependency is readonly string[] {
  return Array.isArray(dependency);
}
