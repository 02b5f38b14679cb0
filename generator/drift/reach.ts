import type { Model } from "../model/model.js";
import { namesIn } from "./inner-types.js";
import type { Place } from "./payload-type.js";

/** The events of a model whose payload reaches a type, by the type's name. */
export class Reach {
  readonly #users = new Map<string, Set<string>>();
  readonly #carriers = new Map<string, Set<string>>();

  constructor(model: Model, types: ReadonlyMap<string, Place>) {
    for (const { name, payload } of model.events) add(this.#carriers, payload, name);
    for (const [name, { type }] of types) {
      for (const used of namesIn(type)) add(this.#users, used, name);
    }
  }

  /** The names of the events, in no order. */
  eventsOf(typeName: string): ReadonlySet<string> {
    const seen = new Set([typeName]);
    const events = new Set<string>();
    for (const name of seen) {
      for (const event of this.#carriers.get(name) ?? []) events.add(event);
      for (const user of this.#users.get(name) ?? []) seen.add(user);
    }
    return events;
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}
