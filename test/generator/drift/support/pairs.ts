import fc from "fast-check";

import { Alternatives } from "../../../../generator/drift/alternatives.js";
import { readTypes } from "../../../../generator/drift/read-types.js";
import type { SchemaModel } from "../../../../generator/model/model.js";
import type { Pair } from "./compiler.js";
import { modelOf, schemasOf } from "./models.js";
import { edit } from "./mutation.js";
import { schemas } from "./random-schemas.js";

/** Most pairs are a model and an edited copy; some are unrelated. */
export const pair: fc.Arbitrary<Pair> = fc
  .oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(schemas, fc.array(edit, { minLength: 1, maxLength: 3 }))
        .map(([from, edits]) => ({ from, to: edits.reduce((model, change) => change(model), from) })),
    },
    { weight: 1, arbitrary: fc.record({ from: schemas, to: schemas }) },
  )
  .map(({ from, to }) => ({ from: schemasOf(from), to: schemasOf(to) }))
  .filter(({ from, to }) => !hasNever(from) && !hasNever(to));

/** A type that nothing can be is no payload, and one that becomes it changes how others are reduced. */
function hasNever(schemas: readonly SchemaModel[]): boolean {
  const types = readTypes(modelOf(schemas));
  const alternatives = new Alternatives(types);
  return [...types.values()].some(({ type }) => alternatives.of(type).length === 0);
}
