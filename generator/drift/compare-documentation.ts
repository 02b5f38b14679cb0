import type { SchemaObject } from "../model/schema.js";
import { shorten } from "./describe-type.js";
import { inPlaceSchemas } from "./in-place.js";
import type { Place } from "./payload-type.js";
import type { Draft, World } from "./world.js";

/** What is written about something. */
export interface Words {
  readonly description?: string | undefined;
  readonly deprecated?: boolean | undefined;
  readonly deprecatedReason?: string | undefined;
}

/** The longest text that is quoted. */
const width = 160;

/** Compares what is written about a place. Where one type took the place of another, its words go with it. */
export function compareDocumentation(
  from: Place,
  to: Place,
  path: string,
  isReplaced: boolean,
  world: World,
): readonly Draft[] {
  const schemas = inPlaceSchemas(from, to, isReplaced, world);
  const [before, after] = [wordsOf(schemas.from), wordsOf(schemas.to)];
  return compareWords(before, after).map((draft) => ({ ...draft, path, from: from.pointer, to: to.pointer }));
}

/** The changes between two descriptions of the same thing; white space does not count. */
export function compareWords(before: Words, after: Words): readonly Draft[] {
  const found: Draft[] = [];
  const [old, now] = [normal(before.description), normal(after.description)];
  if (old !== now) {
    found.push({
      class: "documentation",
      what: "documentation",
      ...quoted(old, now),
      reason: describedReason(old, now),
    });
  }
  const [wasDeprecated, isDeprecated] = [deprecation(before), deprecation(after)];
  if (wasDeprecated !== isDeprecated) {
    found.push({
      class: "documentation",
      what: "documentation",
      ...quoted(wasDeprecated, isDeprecated),
      reason:
        isDeprecated === undefined
          ? "No longer deprecated."
          : "Deprecated: editors strike it out, and it still arrives.",
    });
  }
  return found;
}

function describedReason(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return "A description was added.";
  return after === undefined ? "The description was removed." : "The description was edited.";
}

function wordsOf(schemas: readonly SchemaObject[]): Words {
  const descriptions = schemas.flatMap(({ description }) => description ?? []);
  const deprecated = schemas.find((schema) => schema.deprecated === true);
  return {
    ...(descriptions.length > 0 && { description: descriptions.join(" ") }),
    ...(deprecated !== undefined && { deprecated: true, deprecatedReason: deprecated.deprecatedReason }),
  };
}

function normal(text: string | undefined): string | undefined {
  const words = text?.trim().replace(/\s+/g, " ");
  return words === "" ? undefined : words;
}

function deprecation({ deprecated, deprecatedReason }: Words): string | undefined {
  return deprecated === true
    ? `deprecated${deprecatedReason === undefined ? "" : `: ${normal(deprecatedReason) ?? ""}`}`
    : undefined;
}

/** Both texts, from shortly before the first difference where they are long. */
function quoted(before: string | undefined, after: string | undefined): Pick<Draft, "after" | "before"> {
  const start = before === undefined || after === undefined ? 0 : firstDifference(before, after);
  const cut = (text: string): string => {
    if (text.length <= width || start <= width / 2) return shorten(text, width);
    return `…${shorten(text.slice(text.lastIndexOf(" ", start - 40) + 1), width - 1)}`;
  };
  return {
    ...(before !== undefined && { before: cut(before) }),
    ...(after !== undefined && { after: cut(after) }),
  };
}

function firstDifference(left: string, right: string): number {
  let index = 0;
  while (index < left.length && left[index] === right[index]) index++;
  return index;
}
