import type { Model } from "../model/model.js";
import { referencedTypes } from "../model/schema.js";

/** Which types of a model code reads, and which it fills in for the API that manages subscriptions. */
export interface Directions {
  readonly read: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
}

/** A type may be of both kinds, by way of others that use it. */
export function directionsOf(model: Model): Directions {
  const { subscription, created, creation, changes } = model.subscriptions?.types ?? {};
  const written = reached(model, [creation, changes]);
  const read = reached(model, [...model.events.map(({ payload }) => payload), subscription, created]);
  const others = model.schemas.flatMap(({ typeName }) => (written.has(typeName) ? [] : [typeName]));
  return { read: new Set([...read, ...others]), written };
}

function reached({ schemas }: Model, roots: readonly (string | undefined)[]): ReadonlySet<string> {
  const uses = new Map(schemas.map(({ typeName, schema }) => [typeName, referencedTypes(schema)]));
  const found = new Set(roots.filter((name) => name !== undefined));
  for (const name of found) for (const used of uses.get(name) ?? []) found.add(used);
  return found;
}
