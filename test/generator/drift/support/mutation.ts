import fc from "fast-check";

import {
  isTuple,
  referenceTo,
  type Schema,
  type SchemaObject,
  type SchemaType,
} from "../../../../generator/model/schema.js";
import { freeSchema, type Schemas, typeNames } from "./random-schemas.js";

/** What an edit draws from: numbers below a limit, and new schemas. */
interface Source {
  readonly below: (limit: number) => number;
  readonly fresh: () => Schema;
  /** A reference that may stand in place, without leading back. */
  readonly reference: Schema;
}

/** A random edit of a random place in a model's schemas. */
export const edit: fc.Arbitrary<(schemas: Schemas) => Schemas> = fc
  .record({
    numbers: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
    schemas: fc.array(freeSchema, { minLength: 4, maxLength: 4 }),
  })
  .map(({ numbers, schemas }) => {
    let drawn = 0;
    let taken = 0;
    const below = (limit: number): number => (numbers[drawn++ % numbers.length] ?? 0) % Math.max(limit, 1);
    const fresh = (): Schema => schemas[taken++ % schemas.length] ?? true;
    return (model) => {
      const name = typeNames[below(typeNames.length)] ?? "Alpha";
      const reference: Schema =
        name === "Gamma" ? { properties: { alpha: referenceTo(name) } } : referenceTo("Gamma");
      return { ...model, [name]: editSomewhere(model[name], { below, fresh, reference }) };
    };
  });

/** Walks down a random way and edits where it stops. */
function editSomewhere(schema: Schema, source: Source): Schema {
  if (typeof schema === "boolean" || schema.$ref !== undefined || source.below(3) === 0)
    return editHere(schema, source);
  const ways = waysDown(schema, source);
  return ways[source.below(ways.length)]?.() ?? editHere(schema, source);
}

function waysDown(schema: SchemaObject, source: Source): readonly (() => Schema)[] {
  const ways: (() => Schema)[] = [];
  for (const name of Object.keys(schema.properties ?? {})) {
    ways.push(() => ({
      ...schema,
      properties: withOwn(schema.properties ?? {}, name, (child) => editSomewhere(child, source)),
    }));
  }
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
    for (const index of schema[keyword]?.keys() ?? []) {
      ways.push(() => ({
        ...schema,
        [keyword]: schema[keyword]?.map((part, at) => (at === index ? editSomewhere(part, source) : part)),
      }));
    }
  }
  const { additionalProperties, items } = schema;
  if (typeof additionalProperties === "object") {
    ways.push(() => ({ ...schema, additionalProperties: editSomewhere(additionalProperties, source) }));
  }
  if (items !== undefined && !isTuple(items))
    ways.push(() => ({ ...schema, items: editSomewhere(items, source) }));
  if (items !== undefined && isTuple(items)) {
    const chosen = source.below(items.length);
    ways.push(() => ({
      ...schema,
      items: items.map((item, at) => (at === chosen ? editSomewhere(item, source) : item)),
    }));
  }
  return ways;
}

type Properties = NonNullable<SchemaObject["properties"]>;

function withOwn(properties: Properties, name: string, change: (child: Schema) => Schema): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, child]) => [key, key === name ? change(child) : child]),
  );
}

function editHere(schema: Schema, source: Source): Schema {
  const applicable =
    typeof schema === "boolean" || schema.$ref !== undefined ? anywhere : [...anywhere, ...onObjects];
  return applicable[source.below(applicable.length)]?.(schema as SchemaObject, source) ?? schema;
}

type Edit = (schema: SchemaObject, source: Source) => Schema;

const anywhere: readonly Edit[] = [
  (_schema, { fresh }) => fresh(),
  (schema) => ({ anyOf: [schema, { type: "null" }] }),
  (schema) => ({ allOf: [schema], description: "Wrapped." }),
  (schema, { fresh }) => ({ anyOf: [fresh(), schema] }),
  (schema, { fresh }) => ({ allOf: [schema, fresh()] }),
  (schema) => ({ oneOf: [schema, schema] }),
  (_schema, { reference }) => reference,
];

const onObjects: readonly Edit[] = [
  (schema, { fresh }) => ({ ...schema, properties: { ...schema.properties, added: fresh() } }),
  (schema, { below }) => {
    const entries = Object.entries(schema.properties ?? {});
    const gone = below(entries.length);
    return { ...schema, properties: Object.fromEntries(entries.filter((_entry, index) => index !== gone)) };
  },
  (schema, { below }) => {
    const names = Object.keys(schema.properties ?? {});
    const name = names[below(names.length)] ?? "alpha";
    const required = schema.required ?? [];
    return {
      ...schema,
      required: required.includes(name) ? required.filter((other) => other !== name) : [...required, name],
    };
  },
  (schema, { below }) => ({
    ...schema,
    enum: (schema.enum ?? ["p", "q", 1]).filter((_value, index) => index !== below(3)),
  }),
  (schema) => ({ ...schema, ...(schema.enum !== undefined && { enum: [...schema.enum, "added"] }) }),
  (schema) => ({
    ...schema,
    ...(schema.openEnum !== undefined && { openEnum: [...schema.openEnum, "added"] }),
  }),
  ({ enum: values, ...schema }) => ({
    ...schema,
    ...(values?.every((value) => typeof value === "string") === true && { openEnum: values as string[] }),
  }),
  ({ openEnum, ...schema }) => ({ ...schema, ...(openEnum !== undefined && { enum: openEnum }) }),
  (schema) => ({ ...schema, ...(schema.type !== undefined && { type: withNull(schema.type) }) }),
  ({ type: _type, ...schema }) => schema,
  (schema, { below }) => ({ ...schema, additionalProperties: below(2) === 0 }),
  ({ additionalProperties: _rest, ...schema }) => schema,
  (schema, { fresh }) => ({ ...schema, additionalProperties: fresh() }),
  (schema) => ({ ...schema, maxLength: 7, format: "uri", minimum: 3 }),
  (schema, { fresh }) => ({ ...schema, items: fresh() }),
  (schema) => ({
    ...schema,
    ...(schema.items !== undefined &&
      isTuple(schema.items) && { minItems: schema.items.length, additionalItems: false }),
  }),
  ({ allOf, ...schema }) => ({ ...schema, anyOf: allOf ?? schema.anyOf ?? [true] }),
  ({ anyOf, oneOf, ...schema }) => ({
    ...schema,
    ...(anyOf !== undefined && { oneOf: anyOf.toReversed() }),
    ...(oneOf !== undefined && { anyOf: oneOf.slice(1).concat(true) }),
  }),
  (schema) => mergedObject(schema),
];

function withNull(type: SchemaType | readonly SchemaType[]): readonly SchemaType[] {
  const types = typeof type === "string" ? [type] : type;
  return types.includes("null") ? types.filter((name) => name !== "null") : [...types, "null"];
}

/** Alternatives become one object whose members take what any of them took: what discriminants undo. */
function mergedObject(schema: SchemaObject): Schema {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(
    (part): part is SchemaObject => typeof part === "object" && part.properties !== undefined,
  );
  const properties: Record<string, Schema> = {};
  for (const part of parts) {
    for (const [name, member] of Object.entries(part.properties ?? {})) {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      Object.defineProperty(properties, name, {
        value: known === undefined ? member : { anyOf: [known, member] },
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return parts.length < 2 ? schema : { type: "object", properties, required: Object.keys(properties) };
}
