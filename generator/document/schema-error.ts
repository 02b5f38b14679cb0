import type { JsonValue } from "./json.js";
import { childPointer } from "./references.js";

/** What a compiled schema says about a value: ajv's `ErrorObject`, as far as it is used. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A schema compiled by scripts/compile-asyncapi-schemas.ts. `errors` holds those of the last call. */
export interface SchemaValidator {
  (value: JsonValue): boolean;
  errors?: SchemaError[] | null;
}

/** Keywords that only repeat that one of their sub-schemas failed. */
const WRAPPERS = new Set(["if", "oneOf", "anyOf", "not", "allOf"]);

/**
 * The errors that name a cause, one a place. A wrapper such as `oneOf` is dropped when there is an error
 * at or below its place, of which only the deepest are kept: they belong to the alternative that came
 * closest.
 */
export function causesOf(errors: readonly SchemaError[]): SchemaError[] {
  const causes = errors.filter(({ keyword }) => !WRAPPERS.has(keyword));
  const choices = errors.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  const kept = choices.reduce(settleChoice, causes);
  const unexplained = errors.filter(
    (error) =>
      WRAPPERS.has(error.keyword) && !kept.some((cause) => isBelow(placeOf(cause), error.instancePath)),
  );
  const byPlace = new Map<string, SchemaError>();
  for (const error of [...kept, ...unexplained]) {
    if (!byPlace.has(placeOf(error))) byPlace.set(placeOf(error), error);
  }
  return [...byPlace.values()];
}

/** The pointer of what an error is about: a member that should or should not be there, or the value. */
export function placeOf({ instancePath, params }: SchemaError): string {
  const name = params["additionalProperty"] ?? params["missingProperty"] ?? params["propertyName"];
  return typeof name === "string" ? childPointer(instancePath, name) : instancePath;
}

/** Where each alternative asks for a member that is missing, the choice itself names them all. */
function settleChoice(causes: readonly SchemaError[], choice: SchemaError): SchemaError[] {
  const inside = causes.filter(
    (cause) =>
      cause.instancePath === choice.instancePath && cause.schemaPath.startsWith(`${choice.schemaPath}/`),
  );
  if (inside.length === 0 || inside.some(({ keyword }) => keyword !== "required")) {
    return keepDeepest(causes, choice);
  }
  const missing = inside.map(({ params }) => params["missingProperty"]);
  return [...causes.filter((cause) => !inside.includes(cause)), { ...choice, params: { missing } }];
}

function keepDeepest(causes: readonly SchemaError[], choice: SchemaError): SchemaError[] {
  const within = causes.filter((cause) => isBelow(placeOf(cause), choice.instancePath));
  const depth = Math.max(...within.map((cause) => depthOf(cause)));
  return causes.filter((cause) => !within.includes(cause) || depthOf(cause) === depth);
}

function depthOf(error: SchemaError): number {
  return error.instancePath.split("/").length;
}

function isBelow(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
