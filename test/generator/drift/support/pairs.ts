import fc from "fast-check";

import {
  allOf,
  type Alternative,
  memberNames,
  memberTypes,
  type Part,
} from "../../../../generator/drift/alternative.js";
import { Alternatives } from "../../../../generator/drift/alternatives.js";
import type { PayloadType } from "../../../../generator/drift/payload-type.js";
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
  .filter(({ from, to }) => isPossible(from) && isPossible(to));

/**
 * Whether each type can be, and nothing in it is an object and a scalar or an array at once. No JSON is, and
 * TypeScript has rules of its own for them: a type that becomes `never` changes how others are reduced, and an
 * object that fits another does no longer once a string is added to both (no index signature is made up then).
 */
function isPossible(schemas: readonly SchemaModel[]): boolean {
  const types = readTypes(modelOf(schemas));
  const alternatives = new Alternatives(types);
  const seen = new Set<string>();
  const canBe = (type: PayloadType): boolean =>
    alternatives.of(type).every((alternative) => {
      const key = alternatives.keyOf(alternative);
      if (seen.has(key)) return true;
      seen.add(key);
      return new Set(alternative.map(kindOf)).size === 1 && innerTypes(alternative).every(canBe);
    });
  return [...types.values()].every(({ type }) => alternatives.of(type).length > 0 && canBe(type));
}

function kindOf({ type }: Part): string {
  if (type.kind === "object") return "object";
  return type.kind === "array" || type.kind === "tuple" ? "array" : "scalar";
}

function innerTypes(alternative: Alternative): readonly PayloadType[] {
  const members = memberNames(alternative).map((name) => allOf(memberTypes(alternative, name)));
  const others = alternative.flatMap(({ type }) => {
    if (type.kind === "array") return [type.items.type];
    return type.kind === "object" && type.rest !== undefined ? [type.rest.type] : [];
  });
  return [...members, ...others];
}
