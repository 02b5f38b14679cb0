import type { Place } from "./payload-type.js";
import { referencedType, type Schema, type SchemaObject } from "../model/schema.js";
import type { World } from "./world.js";

/**
 * The schemas that apply to the very value at a place, on both sides: its own, and those of its `allOf`,
 * `anyOf` and `oneOf`. A type that both sides name is left out, as it is compared for itself; a name that only
 * one side has is followed, so that writing a type out or giving it a name is no change. Where one type took the
 * place of another no name is followed: what is said about the one and the other is no difference of the place.
 */
export function inPlaceSchemas(
  from: Place,
  to: Place,
  isReplaced: boolean,
  world: World,
): { readonly from: readonly SchemaObject[]; readonly to: readonly SchemaObject[] } {
  if (isReplaced) {
    return { from: collect(from.schema, world.from, always), to: collect(to.schema, world.to, always) };
  }
  const before = namesInPlace(from.schema, world.from);
  const after = namesInPlace(to.schema, world.to);
  const isSharedBefore = (name: string): boolean => [...after].some((other) => world.isSame(name, other));
  const isSharedAfter = (name: string): boolean => [...before].some((other) => world.isSame(other, name));
  return {
    from: collect(from.schema, world.from, isSharedBefore),
    to: collect(to.schema, world.to, isSharedAfter),
  };
}

const always = (): boolean => true;

type Types = World["from"];

function namesInPlace(schema: Schema, types: Types): ReadonlySet<string> {
  const names = new Set<string>();
  collect(schema, types, (name) => {
    names.add(name);
    return false;
  });
  return names;
}

function collect(
  schema: Schema,
  types: Types,
  isLeftOut: (name: string) => boolean,
): readonly SchemaObject[] {
  if (typeof schema === "boolean") return [];
  if (schema.$ref !== undefined) {
    const name = referencedType(schema.$ref);
    const named = types.get(name);
    return named === undefined || isLeftOut(name) ? [] : collect(named.schema, types, isLeftOut);
  }
  const inner = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [schema, ...inner.flatMap((part) => collect(part, types, isLeftOut))];
}
