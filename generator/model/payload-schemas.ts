import type { Model, SchemaModel } from "./model.js";
import { referencedTypes } from "./schema.js";

/** The schemas of a model that its events reach, in its order. */
export function payloadSchemas({ events, schemas }: Model): readonly SchemaModel[] {
  const byName = new Map(schemas.map(({ typeName, schema }) => [typeName, schema]));
  const reached = new Set(events.map(({ payload }) => payload));
  for (const typeName of reached) {
    for (const used of referencedTypes(byName.get(typeName) ?? true)) reached.add(used);
  }
  return schemas.filter(({ typeName }) => reached.has(typeName));
}
