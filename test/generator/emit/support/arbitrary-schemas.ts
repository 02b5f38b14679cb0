import fc from "fast-check";
import type { JsonValue } from "../../../../generator/document/json.js";
import { referenceTo, type Schema, type SchemaObject } from "../../../../generator/model/schema.js";

/** What random schemas and payloads are made of: few words, so that they meet. */
export interface Vocabulary {
  /** Names of properties; also strings of payloads. */
  readonly names: readonly string[];
  /** Type names that a `$ref` under a property or an item may lead to. */
  readonly types: readonly string[];
}

const patterns = ["^a", "b$", "^[a-c]*$", "\\d", "^\\p{L}+$", "/"];

/** A word of the vocabulary, or one that no schema mentions. */
export function words({ names }: Vocabulary): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...names), fc.constantFrom("", "ab", "1", "日本", "🙂", "a/b~c", "'\"\\"));
}

/** A schema in the normal form, over a vocabulary. */
export function schemas(vocabulary: Vocabulary, depth = 2): fc.Arbitrary<Schema> {
  const parts = [types(), values(vocabulary), bounds()];
  if (depth === 0) return fc.oneof({ arbitrary: merged(parts), weight: 5 }, fc.boolean());
  const below = schemas(vocabulary, depth - 1);
  const nested = [
    objects(vocabulary, fc.oneof({ arbitrary: below, weight: 3 }, references(vocabulary))),
    arrays(fc.oneof({ arbitrary: below, weight: 3 }, references(vocabulary))),
    compositions(below),
    nullables(below),
  ];
  return fc.oneof(
    { arbitrary: merged([...parts, ...nested]), weight: 6 },
    { arbitrary: typedObjects(vocabulary, below), weight: 4 },
    fc.boolean(),
  );
}

function references({ types }: Vocabulary): fc.Arbitrary<Schema> {
  return fc.constantFrom(...types).map(referenceTo);
}

function types(): fc.Arbitrary<SchemaObject> {
  const all = ["array", "boolean", "integer", "null", "number", "object", "string"] as const;
  return fc.oneof(
    fc.constantFrom(...all).map((type) => ({ type })),
    fc.uniqueArray(fc.constantFrom(...all), { minLength: 2, maxLength: 3 }).map((type) => ({ type })),
  );
}

function values(vocabulary: Vocabulary): fc.Arbitrary<SchemaObject> {
  const value = fc.oneof(
    scalars(vocabulary),
    fc.constantFrom<JsonValue>([], {}, [1, { a: null }], { a: [1] }),
  );
  return fc.oneof(
    fc
      .uniqueArray(value, { minLength: 1, maxLength: 3, selector: (item) => JSON.stringify(item) })
      .map((list) => ({ enum: list })),
    value.map((constant) => ({ const: constant })),
    fc.constant({ openEnum: ["a", 1] }),
    fc.constant({ format: "date-time", description: "a */ b" }),
  );
}

function scalars(vocabulary: Vocabulary): fc.Arbitrary<JsonValue> {
  return fc.oneof(fc.constantFrom<JsonValue>(null, true, false, 0, 1, 2, 1.5, -1, 1e21), words(vocabulary));
}

function bounds(): fc.Arbitrary<SchemaObject> {
  const small = fc.nat({ max: 2 });
  return fc.record(
    {
      pattern: fc.constantFrom(...patterns),
      minLength: small,
      maxLength: small,
      minimum: small,
      maximum: small,
      exclusiveMinimum: small,
      exclusiveMaximum: small,
      multipleOf: fc.constantFrom(1, 2, 0.5),
    },
    { requiredKeys: [] },
  );
}

function objects(vocabulary: Vocabulary, child: fc.Arbitrary<Schema>): fc.Arbitrary<SchemaObject> {
  const name = fc.constantFrom(...vocabulary.names);
  const few = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
  const dependency = fc.oneof<fc.Arbitrary<Schema | readonly string[]>[]>(few, child);
  return fc.record(
    {
      properties: fc.dictionary(name, child, { maxKeys: 4, noNullPrototype: true }),
      required: few,
      additionalProperties: child,
      patternProperties: fc.dictionary(fc.constantFrom(...patterns), child, {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      propertyNames: child,
      minProperties: fc.nat({ max: 2 }),
      maxProperties: fc.nat({ max: 2 }),
      dependencies: fc.dictionary(name, dependency, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    },
    { requiredKeys: [] },
  );
}

/** What most real schemas look like. */
function typedObjects(vocabulary: Vocabulary, child: fc.Arbitrary<Schema>): fc.Arbitrary<SchemaObject> {
  const name = fc.constantFrom(...vocabulary.names);
  return fc.record(
    {
      type: fc.constant("object" as const),
      properties: fc.dictionary(name, child, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      required: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
      additionalProperties: fc.constant(false),
    },
    { requiredKeys: ["type", "properties"] },
  );
}

function arrays(child: fc.Arbitrary<Schema>): fc.Arbitrary<SchemaObject> {
  return fc.record(
    {
      items: fc.oneof<fc.Arbitrary<Schema | readonly Schema[]>[]>(
        child,
        fc.array(child, { minLength: 1, maxLength: 2 }),
      ),
      additionalItems: child,
      contains: child,
      minItems: fc.nat({ max: 2 }),
      maxItems: fc.nat({ max: 2 }),
      uniqueItems: fc.boolean(),
    },
    { requiredKeys: [] },
  );
}

function compositions(child: fc.Arbitrary<Schema>): fc.Arbitrary<SchemaObject> {
  const list = fc.array(child, { minLength: 1, maxLength: 3 });
  return fc.record(
    { allOf: list, anyOf: list, oneOf: list, not: child, if: child, then: child, else: child },
    { requiredKeys: [] },
  );
}

function nullables(child: fc.Arbitrary<Schema>): fc.Arbitrary<SchemaObject> {
  return fc.tuple(child, fc.boolean()).map(([schema, first]) => ({
    anyOf: first ? [{ type: "null" }, schema] : [schema, { type: "null" }],
  }));
}

/** Up to three of the given parts in one schema. */
function merged(parts: readonly fc.Arbitrary<SchemaObject>[]): fc.Arbitrary<SchemaObject> {
  return fc
    .array(fc.oneof(...parts), { minLength: 1, maxLength: 3 })
    .map((chosen) => Object.assign({}, ...chosen) as SchemaObject);
}
