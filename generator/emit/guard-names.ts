import type { EventModel } from "../model/model.js";
import { runtimeModules } from "./validator-code.js";

/** What the entry `./validators` calls the validator of each payload that an event has, by the type's name; sorted. */
export function guardNames(events: readonly EventModel[]): ReadonlyMap<string, string> {
  const typeNames = new Set(events.map(({ payload }) => payload));
  return new Map([...typeNames].toSorted().map((typeName) => [typeName, guardName(typeName, typeNames)]));
}

/** A type `Email` must not take the name of the function that checks the format: its guard is `isEmailPayload`. */
function guardName(typeName: string, others: ReadonlySet<string>, name = typeName): string {
  const isTaken = Object.hasOwn(runtimeModules, `is${name}`) || (name !== typeName && others.has(name));
  return isTaken ? guardName(typeName, others, `${name}Payload`) : `is${name}`;
}
