import type { Report } from "./report.js";
import { forEachSubschema, referencedType, type Schema } from "./schema.js";
import type { SchemaModel } from "./model.js";

/** Keywords that apply to the very value their schema applies to. */
const inPlace = new Set(["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependencies"]);

/**
 * Reports schemas that lead back to themselves without a property or an item in between: no value could ever
 * be checked against them. A schema that contains itself in a property or an item recurses, and is fine.
 */
export function reportEndlessSchemas(schemas: readonly SchemaModel[], report: Report): void {
  const targets = new Map(schemas.map(({ typeName, schema }) => [typeName, inPlaceReferences(schema)]));
  for (const { typeName, pointer } of schemas) {
    if (!reaches(typeName, targets)) continue;
    report({
      code: "endless-schema",
      severity: "error",
      message: `\`${typeName}\` refers to itself without a property or an item in between, so nothing can match it.`,
      pointer,
      help: "Remove the reference that leads back, or put it under a property.",
    });
  }
}

function reaches(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>();
  const open = [...(targets.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === start) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(targets.get(name) ?? []));
  }
  return false;
}

function inPlaceReferences(schema: Schema): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (child: Schema): void => {
    if (typeof child === "boolean") return;
    if (child.$ref !== undefined) found.add(referencedType(child.$ref));
    forEachSubschema(child, (next, keyword) => {
      if (inPlace.has(keyword)) visit(next);
    });
  };
  visit(schema);
  return found;
}
