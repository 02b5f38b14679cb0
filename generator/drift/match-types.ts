import { isDeepStrictEqual } from "node:util";

import { compareText } from "../order.js";
import type { ObjectType, PayloadType, Place } from "./payload-type.js";
import { innerTypes } from "./inner-types.js";
import type { MatchedEvents } from "./match-events.js";

type Types = ReadonlyMap<string, Place>;

/**
 * The new name of each old type that still is: most keep theirs. A type was renamed where a name that is gone
 * and one that is new stand in the same places, and the types are alike.
 *
 * @param others names that stand in the same place outside of the types and the events
 */
export function matchTypes(
  from: Types,
  to: Types,
  { pairs }: MatchedEvents,
  others: readonly Pair[] = [],
): ReadonlyMap<string, string> {
  const matched = new Map([...from.keys()].filter((name) => to.has(name)).map((name) => [name, name]));
  const taken = new Set(matched.values());
  const uses = new Uses(from, to);
  for (const event of pairs) uses.vote(event.from.payload, event.to.payload);
  for (const pair of others) uses.vote(...pair);
  const open: Pair[] = [...matched];
  for (;;) {
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) uses.voteWithin(...pair);
    const renamed = uses.ranked().find(([old, now]) => !matched.has(old) && !taken.has(now));
    if (renamed === undefined) return matched;
    const [old, now] = renamed;
    matched.set(old, now);
    taken.add(now);
    open.push(renamed);
  }
}

/** An old name and the new one that stands in its place. */
export type Pair = readonly [old: string, now: string];

/** How often an old name and a new one stand in the same place. */
class Uses {
  readonly #from: Types;
  readonly #to: Types;
  readonly #votes = new Map<string, { readonly pair: Pair; count: number }>();

  constructor(from: Types, to: Types) {
    this.#from = from;
    this.#to = to;
  }

  /** Counts one place, where the old name is gone, the new one is new, and the types are alike. */
  vote(old: string, now: string): void {
    if (this.#to.has(old) || this.#from.has(now)) return;
    const key = `${old} ${now}`;
    const known = this.#votes.get(key);
    if (known !== undefined) known.count++;
    else if (this.#areAlike(old, now)) this.#votes.set(key, { pair: [old, now], count: 1 });
  }

  /** Counts all places in two types that are known to be the same. */
  voteWithin(old: string, now: string): void {
    const [before, after] = [this.#from.get(old), this.#to.get(now)];
    if (before === undefined || after === undefined || isDeepStrictEqual(before.schema, after.schema)) return;
    this.#voteAlong(before.type, after.type);
  }

  /** The pairs, the most frequent first. */
  ranked(): readonly Pair[] {
    return [...this.#votes.entries()]
      .toSorted(([left, a], [right, b]) => b.count - a.count || compareText(left, right))
      .map(([, { pair }]) => pair);
  }

  #voteAlong(before: PayloadType, after: PayloadType): void {
    if (before.kind === "reference" && after.kind === "reference") this.vote(before.typeName, after.typeName);
    else if (before.kind === "object" && after.kind === "object") {
      for (const [name, { type }] of before.members) {
        const other = after.members.get(name);
        if (other !== undefined) this.#voteAlong(type, other.type);
      }
      if (before.rest !== undefined && after.rest !== undefined) {
        this.#voteAlong(before.rest.type, after.rest.type);
      }
    } else if (before.kind === after.kind) {
      const others = innerTypes(after);
      for (const [index, type] of innerTypes(before).entries()) {
        const other = others[index];
        if (other !== undefined) this.#voteAlong(type, other);
      }
    }
  }

  #areAlike(old: string, now: string): boolean {
    const [before, after] = [this.#from.get(old), this.#to.get(now)];
    if (before === undefined || after === undefined) return false;
    if (isDeepStrictEqual(before.schema, after.schema)) return true;
    const [left, right] = [traits(before.type), traits(after.type)];
    const shared = left.filter((trait) => right.includes(trait)).length;
    return shared > 0 && shared * 2 >= Math.max(left.length, right.length);
  }
}

/** What makes a type recognisable: its members, its values, what it is made of. */
function traits(type: PayloadType): readonly string[] {
  if (type.kind === "object") return memberTraits(type);
  if (type.kind === "open") return type.known.map(String);
  if (type.kind === "union" || type.kind === "intersection") return [...new Set(type.types.flatMap(traits))];
  if (type.kind === "literal") return [String(type.value)];
  return type.kind === "keyword" ? [] : [type.kind];
}

function memberTraits({ members }: ObjectType): readonly string[] {
  return [...members.keys()];
}
