import { setMember } from "../document/json.js";
import { parsePointer } from "../document/references.js";
import type { Repair } from "./sample-repair.js";
import type { Fault } from "./validator-compiler.js";

/** So many repairs are tried on one sample. */
const MAX_REPAIRS = 200;

/**
 * Brings a made-up payload in line with its schema, one broken rule after the other: what cannot be repaired is
 * left out where it may be. `undefined` when that leads nowhere.
 *
 * @param faultsOf every rule that a value breaks
 */
export function mendSample(
  value: unknown,
  faultsOf: (value: unknown) => readonly Fault[],
  repairs: ReadonlyMap<string, Repair>,
): unknown {
  const seen = new Set<string>();
  let current = value;
  for (let round = 0; round < MAX_REPAIRS; round += 1) {
    const faults = faultsOf(current);
    if (faults.length === 0) return current;
    seen.add(JSON.stringify(current));
    const next = attempts(current, faults, repairs).find(
      (attempt) => !seen.has(JSON.stringify(attempt.value)),
    );
    if (next === undefined) return undefined;
    current = next.value;
  }
  return undefined;
}

interface Attempt {
  readonly value: unknown;
}

/** What may be tried next: first the repair of each fault, then leaving out the member that has one. */
function attempts(
  value: unknown,
  faults: readonly Fault[],
  repairs: ReadonlyMap<string, Repair>,
): readonly Attempt[] {
  const mended = faults.flatMap((fault) => {
    const path = parsePointer(fault.path) ?? [];
    const repair = repairs.get(fault.keyword);
    return repair === undefined ? [] : [{ value: edited(value, path, (found) => repair(found, fault)) }];
  });
  const omitted = faults.map(({ path }) => ({
    value: edited(value, parsePointer(path) ?? [], () => undefined),
  }));
  return [...mended, ...omitted].filter((attempt) => attempt.value !== undefined);
}

/** A copy of a value with another one at a path; `undefined` takes the member or item away. */
function edited(value: unknown, path: readonly string[], edit: (found: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return edit(value);
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      const found = String(index) === key ? edited(item, rest, edit) : item;
      return found === undefined ? [] : [found];
    });
  }
  const copy: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value as object)) {
    const found: unknown = name === key ? edited(child, rest, edit) : child;
    if (found !== undefined) setMember(copy, name, found);
  }
  return copy;
}
