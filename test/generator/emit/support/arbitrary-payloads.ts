import fc from "fast-check";
import type { JsonValue } from "../../../../generator/document/json.js";
import {
  isTuple,
  referencedType,
  type Schema,
  type SchemaObject,
} from "../../../../generator/model/schema.js";
import { type Vocabulary, words } from "./arbitrary-schemas.js";

/** Any JSON value over a vocabulary. */
export function anyPayload(vocabulary: Vocabulary): fc.Arbitrary<JsonValue> {
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom<JsonValue>(null, true, false, 0, 1, 2, 3, 1.5, -1, 1e21),
      words(vocabulary),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(words(vocabulary), tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  return value;
}

/**
 * Payloads that come near a schema: built after it, with a part here and there that is anything.
 *
 * @param target the schema of a type name
 */
export function nearbyPayloads(
  schema: Schema,
  target: (typeName: string) => Schema,
  vocabulary: Vocabulary,
  depth = 4,
): fc.Arbitrary<JsonValue> {
  const anything = anyPayload(vocabulary);
  if (typeof schema === "boolean" || depth === 0) return anything;
  const near = (child: Schema): fc.Arbitrary<JsonValue> =>
    nearbyPayloads(child, target, vocabulary, depth - 1);
  const candidates = [
    ...(schema.$ref === undefined ? [] : [near(target(referencedType(schema.$ref)))]),
    ...(schema.enum === undefined ? [] : [fc.constantFrom(...schema.enum)]),
    ...(schema.const === undefined ? [] : [fc.constant(schema.const)]),
    ...[...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map(near),
    ...[schema.not, schema.if, schema.then, schema.else].flatMap((child) => child ?? []).map(near),
    ...(describesObjects(schema) ? [objectLike(schema, near, anything, vocabulary)] : []),
    ...(describesArrays(schema) ? [arrayLike(schema, near, anything)] : []),
  ];
  return candidates.length === 0
    ? anything
    : fc.oneof({ arbitrary: fc.oneof(...candidates), weight: 8 }, { arbitrary: anything, weight: 2 });
}

function describesObjects(schema: SchemaObject): boolean {
  return [schema.properties, schema.required, schema.dependencies, schema.additionalProperties].some(
    (keyword) => keyword !== undefined,
  );
}

function describesArrays({ items, contains }: SchemaObject): boolean {
  return items !== undefined || contains !== undefined;
}

type Near = (child: Schema) => fc.Arbitrary<JsonValue>;

function objectLike(
  schema: SchemaObject,
  near: Near,
  anything: fc.Arbitrary<JsonValue>,
  vocabulary: Vocabulary,
): fc.Arbitrary<JsonValue> {
  const listed = Object.entries(schema.properties ?? {}).map(([name, child]) => [name, near(child)] as const);
  const required = (schema.required ?? []).map((name) => [name, anything] as const);
  const members = Object.fromEntries([...required, ...listed]);
  const known = fc.record<Record<string, JsonValue>>(members, { requiredKeys: [], noNullPrototype: true });
  const others = fc.dictionary(words(vocabulary), anything, { maxKeys: 1, noNullPrototype: true });
  return fc.tuple(known, others).map(([own, more]) => ({ ...more, ...own }));
}

function arrayLike(
  schema: SchemaObject,
  near: Near,
  anything: fc.Arbitrary<JsonValue>,
): fc.Arbitrary<JsonValue> {
  const { items = schema.contains ?? true } = schema;
  if (!isTuple(items)) return fc.array(near(items), { maxLength: 3 });
  return fc
    .tuple(fc.tuple(...items.map(near)), fc.array(anything, { maxLength: 1 }))
    .map((parts) => parts.flat());
}
