import { sortedBy } from "../order.js";
import { shorten } from "./describe-type.js";
import { inPlaceSchemas } from "./in-place.js";
import type { Place } from "./payload-type.js";
import { rulesOf } from "./rules.js";
import type { SchemaObject } from "../model/schema.js";
import type { Draft, World } from "./world.js";

/** The longest rule that is quoted. */
const width = 100;

/**
 * Compares the rules of a place that no type can show. None is breaking: the code that reads the payload is
 * written against the types, and they stay as they are. A `format` documents and does not reject by default.
 * Where the type changed as well, a rule that comes or goes is part of that change.
 */
export function compareRules(
  from: Place,
  to: Place,
  path: string,
  isReplaced: boolean,
  world: World,
): readonly Draft[] {
  const schemas = inPlaceSchemas(from, to, isReplaced, world);
  const before = byKeyword(schemas.from);
  const after = byKeyword(schemas.to);
  const keywords = sortedBy(new Set([...before.keys(), ...after.keys()]), (keyword) => keyword);
  return keywords.flatMap((keyword): readonly Draft[] => {
    const [old, now] = [before.get(keyword), after.get(keyword)];
    if (old === now || (isReplaced && (old === undefined || now === undefined))) return [];
    const quote = (text: string): string => `${keyword}: ${shorten(text, width)}`;
    return [
      {
        class: keyword === "format" ? "documentation" : "addition",
        what: keyword === "format" ? "documentation" : "payload",
        path,
        ...(old !== undefined && { before: quote(old) }),
        ...(now !== undefined && { after: quote(now) }),
        reason: reasonFor(keyword, old, now),
        from: from.pointer,
        to: to.pointer,
      },
    ];
  });
}

/** The rules of all schemas that apply at once or in turn, as one text a keyword. */
function byKeyword(schemas: readonly SchemaObject[]): ReadonlyMap<string, string> {
  const texts = new Map<string, Set<string>>();
  for (const { keyword, text } of schemas.flatMap(rulesOf)) {
    texts.set(keyword, (texts.get(keyword) ?? new Set()).add(text));
  }
  return new Map([...texts].map(([keyword, found]) => [keyword, [...found].toSorted().join(", ")]));
}

/** Of these a greater number takes less; of the other bounds it takes more. */
const lowerBounds: ReadonlySet<string> = new Set([
  "exclusiveMinimum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
]);
const upperBounds: ReadonlySet<string> = new Set([
  "exclusiveMaximum",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
]);

function reasonFor(keyword: string, before: string | undefined, after: string | undefined): string {
  if (keyword === "format") return "A format documents what arrives; no type shows it.";
  const tighter = isTighter(keyword, before, after);
  if (tighter === undefined) return "The rule changed for validators only: no type shows it.";
  return tighter
    ? "Fewer values are valid; no type shows it, and code that took all of them stays right."
    : "Values that were not valid may arrive: no type shows it, so no code stops compiling, but code that relied on the rule has to be looked at.";
}

/** Whether a rule takes fewer values than before; undefined where that cannot be told. */
function isTighter(
  keyword: string,
  before: string | undefined,
  after: string | undefined,
): boolean | undefined {
  if (keyword === "if" || keyword === "then" || keyword === "else" || keyword === "items") return undefined;
  if (before === undefined) return true;
  if (after === undefined) return false;
  const [old, now] = [Number(before), Number(after)];
  if (lowerBounds.has(keyword)) return now > old;
  return upperBounds.has(keyword) ? now < old : undefined;
}
