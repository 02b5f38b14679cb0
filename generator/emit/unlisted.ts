import type { Model } from "../model/model.js";
import { forEachSubschema, type Schema, type SchemaObject } from "../model/schema.js";

/** The type of the run-time code for texts other than certain ones, and its module. */
export const unlistedType = { name: "Unlisted", module: "../unlisted.js" } as const;

/** Whether a schema takes all texts but those that it lists: `type: string` with a `not` of an `enum` or a `const`. */
export function isUnlisted({ type, not }: SchemaObject): boolean {
  if (type !== "string" || typeof not !== "object") return false;
  const excluded = not.enum ?? (not.const === undefined ? [] : [not.const]);
  return (
    excluded.length > 0 &&
    Object.keys(not).every((key) => key === "enum" || key === "const" || key === "type")
  );
}

/** Whether the types of a model's schemas need {@link unlistedType}. */
export function needsUnlisted({ schemas }: Model): boolean {
  const found = (schema: Schema): boolean => {
    if (typeof schema === "boolean") return false;
    let isFound = isUnlisted(schema);
    forEachSubschema(schema, (child) => (isFound ||= found(child)));
    return isFound;
  };
  return schemas.some(({ schema }) => found(schema));
}
