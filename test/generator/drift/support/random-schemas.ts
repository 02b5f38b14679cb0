import fc from "fast-check";

import { referenceTo, type Schema, type SchemaObject } from "../../../../generator/model/schema.js";

/** The named types of each random model. */
export const typeNames = ["Alpha", "Beta", "Gamma"] as const;

/** Names that neither `Object`, `Array` nor `String` has a member of. */
const memberNames = ["alpha", "kind", "odd name", "__proto__", "42"] as const;

const word = fc.constantFrom("p", "q", "r", "a | b", 'quote " and */');
const scalar = fc.oneof(word, fc.constantFrom(0, 1, 2.5, -3), fc.boolean(), fc.constant(null));
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.record({ kind: scalar }) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
);
const values = fc.uniqueArray(value, {
  minLength: 1,
  maxLength: 4,
  selector: (item) => JSON.stringify(item),
});
const typeName = fc.constantFrom(
  "string" as const,
  "number" as const,
  "integer" as const,
  "boolean" as const,
  "null" as const,
  "object" as const,
  "array" as const,
);
const types = (minLength: number) => fc.uniqueArray(typeName, { minLength, maxLength: 3 });
const words = fc.uniqueArray(word, { minLength: 1 });

/** Rules that no type shows; they must never count. */
const rules: fc.Arbitrary<SchemaObject> = fc.record(
  {
    format: fc.constantFrom("date-time", "email"),
    pattern: fc.constant("^a"),
    minLength: fc.nat(3),
    maxLength: fc.nat(9),
    minimum: fc.nat(3),
    exclusiveMaximum: fc.nat(99),
    multipleOf: fc.constantFrom(1, 2),
    uniqueItems: fc.boolean(),
    minProperties: fc.nat(2),
    propertyNames: fc.constant({ pattern: "^a" }),
    dependencies: fc.constant({ kind: ["alpha"] }),
    contains: fc.constant({ type: "string" as const }),
    not: fc.constant({ const: 1 }),
    if: fc.constant({ type: "string" as const }),
    then: fc.constant({ minLength: 1 }),
    description: fc.constantFrom("One.", "Two."),
    deprecated: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

const sometimes = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: rules });

interface Kinds {
  readonly schema: Schema;
  readonly object: SchemaObject;
  readonly array: SchemaObject;
}

const leaf: fc.Arbitrary<SchemaObject> = fc.oneof(
  { weight: 4, arbitrary: typeName.map((type): SchemaObject => ({ type })) },
  { weight: 3, arbitrary: values.map((list): SchemaObject => ({ enum: list })) },
  { weight: 1, arbitrary: value.map((only): SchemaObject => ({ const: only })) },
  { weight: 1, arbitrary: fc.record({ type: types(1), enum: values }) },
  { weight: 2, arbitrary: fc.record({ openEnum: words }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant(["string", "null"] as const), openEnum: words }) },
  { weight: 1, arbitrary: fc.record({ type: types(2) }) },
);

/**
 * A random schema. What stands in place of the schema itself, and its items, refers to `names` only; members
 * are as `member` gives them, or refer to the same names.
 */
function schemaArbitrary(names: readonly string[], member?: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc.letrec<Kinds>((tie: fc.LetrecTypedTie<Kinds>) => {
    const schema = tie("schema");
    const nested = member ?? schema;
    const several = fc.array(schema, { minLength: 1, maxLength: 3 });
    const commented = fc.tuple(leaf, sometimes).map(([base, extra]) => ({ ...base, ...extra }));
    const kinds: fc.WeightedArbitrary<Schema>[] = [
      { weight: 6, arbitrary: commented },
      { weight: 5, arbitrary: tie("object") },
      { weight: 2, arbitrary: tie("array") },
      { weight: 1, arbitrary: fc.record({ allOf: several }) },
      { weight: 2, arbitrary: fc.record({ anyOf: several }) },
      { weight: 1, arbitrary: fc.record({ oneOf: several }) },
      { weight: 1, arbitrary: fc.constantFrom<Schema[]>(true, false, {}) },
    ];
    if (names.length > 0) kinds.push({ weight: 2, arbitrary: fc.constantFrom(...names).map(referenceTo) });
    return {
      schema: fc.oneof({ maxDepth: 2 }, ...kinds),
      object: objectArbitrary(nested, several),
      array: arrayArbitrary(schema),
    };
  }).schema;
}

function objectArbitrary(
  nested: fc.Arbitrary<Schema>,
  several: fc.Arbitrary<readonly Schema[]>,
): fc.Arbitrary<SchemaObject> {
  const map = (key: fc.Arbitrary<string>, maxKeys: number) =>
    fc.dictionary(key, nested, { maxKeys, noNullPrototype: true });
  const object = fc.record(
    {
      properties: map(fc.constantFrom(...memberNames), 4),
      required: fc.subarray([...memberNames]),
      additionalProperties: fc.oneof(fc.boolean(), nested),
      patternProperties: map(fc.constantFrom("^x-", "^y-"), 2),
      anyOf: several,
    },
    { requiredKeys: ["properties"] },
  );
  const type = fc.constantFrom<SchemaObject>(
    {},
    { type: "object" },
    { type: "object" },
    { type: ["object", "null"] },
  );
  return fc.tuple(object, type, sometimes).map((parts): SchemaObject => Object.assign({}, ...parts));
}

function arrayArbitrary(item: fc.Arbitrary<Schema>): fc.Arbitrary<SchemaObject> {
  const tuple = fc.record(
    {
      items: fc.array(item, { maxLength: 3 }),
      additionalItems: fc.oneof(fc.constant(false), item),
      minItems: fc.nat(3),
    },
    { requiredKeys: ["items"] },
  );
  return fc
    .oneof(fc.record({ items: item }), tuple)
    .map((array): SchemaObject => ({ type: "array", ...array }));
}

/** The schemas of a model by type name. */
export type Schemas = Readonly<Record<(typeof typeNames)[number], Schema>>;

const member = schemaArbitrary(typeNames);

/**
 * Random schemas of all kinds that the generator supports. A type refers to itself through members only: in
 * place it would be endless, and of a type that is an array of itself TypeScript compares three levels.
 */
export const schemas: fc.Arbitrary<Schemas> = fc.record({
  Alpha: schemaArbitrary(["Beta", "Gamma"], member),
  Beta: schemaArbitrary(["Gamma"], member),
  Gamma: schemaArbitrary([], member),
});

/** A random schema that can stand anywhere. */
export const freeSchema: fc.Arbitrary<Schema> = schemaArbitrary([], member);
