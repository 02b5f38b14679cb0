import { generateSync } from "json-schema-faker";
import { sample } from "openapi-sampler";

import type { SchemaModel } from "../model/model.js";
import type { SchemaObject } from "../model/schema.js";
import { mendSample } from "./mended-sample.js";
import { createRepairs } from "./sample-repair.js";
import type { Fault } from "./validator-compiler.js";

/** A payload that was made up. */
export interface Invention {
  readonly value: unknown;
  /** Why no payload that keeps to the schema was found; absent where this one does. */
  readonly fault?: Fault;
}

/**
 * Makes payloads up from schemas, by type name: first one that reads well, then mended until it keeps to its schema.
 *
 * @param faultsOf every rule of a type that a value breaks
 */
export function createInventor(
  schemas: readonly SchemaModel[],
  faultsOf: (typeName: string, value: unknown) => readonly Fault[],
): (typeName: string) => Invention {
  const definitions = Object.fromEntries(
    schemas.map(({ typeName, schema }) => [typeName, samplable(schema)]),
  );
  const repairs = createRepairs(inventText);
  return (typeName) => {
    const draft: unknown = sample({ $ref: `#/definitions/${typeName}` }, { quiet: true }, { definitions });
    const mended = mendSample(draft ?? null, (value) => faultsOf(typeName, value), repairs);
    if (mended !== undefined) return { value: mended };
    const [fault] = faultsOf(typeName, draft);
    return { value: draft, ...(fault && { fault }) };
  };
}

/** A text that keeps to a schema's pattern and length; the same one each time. */
function inventText({ pattern, minLength = 0, maxLength }: SchemaObject): unknown {
  if (pattern === undefined) return "string".padEnd(minLength, " text").slice(0, maxLength);
  const lengths = { ...(minLength > 0 && { minLength }), ...(maxLength !== undefined && { maxLength }) };
  try {
    return generateSync({ type: "string", pattern, ...lengths }, { seed: 1 });
  } catch {
    return undefined;
  }
}

/** The known values of an open set are as good as those of a closed one, for a sample. */
function samplable(schema: unknown): object {
  const text = JSON.stringify(schema, (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !("openEnum" in value)) return value;
    const { openEnum, ...rest } = value;
    return { ...rest, enum: openEnum };
  });
  const copy: unknown = JSON.parse(text);
  return typeof copy === "object" && copy !== null ? copy : {};
}
