import type { Model } from "../model/model.js";
import { referencedTypes } from "../model/schema.js";

/** The events of a model whose payload reaches a type, directly or through other types. */
export class Reach {
  readonly #events: readonly string[];
  /** One bit an event, by type name: with 1000 events and as many types, sets of names would be slow. */
  readonly #masks = new Map<string, bigint>();
  readonly #names = new Map<bigint, ReadonlySet<string>>();

  constructor({ events, schemas }: Model) {
    this.#events = events.map(({ name }) => name);
    const uses = new Map(schemas.map(({ typeName, schema }) => [typeName, referencedTypes(schema)] as const));
    for (const [index, { payload }] of events.entries()) this.#add(payload, 1n << BigInt(index));
    const open = new Set(this.#masks.keys());
    for (const name of open) {
      open.delete(name);
      const mask = this.#masks.get(name) ?? 0n;
      for (const used of uses.get(name) ?? []) if (this.#add(used, mask)) open.add(used);
    }
  }

  /** The names of the events that reach a type. */
  eventsOf(typeName: string): ReadonlySet<string> {
    const mask = this.#masks.get(typeName) ?? 0n;
    const known = this.#names.get(mask);
    if (known !== undefined) return known;
    const names = new Set(this.#events.filter((_name, index) => (mask >> BigInt(index)) & 1n));
    this.#names.set(mask, names);
    return names;
  }

  #add(typeName: string, mask: bigint): boolean {
    const before = this.#masks.get(typeName) ?? 0n;
    this.#masks.set(typeName, before | mask);
    return (before | mask) !== before;
  }
}
