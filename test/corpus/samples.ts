import { Ajv } from "ajv";
import { generateSync, type JsonSchema } from "json-schema-faker";
import { sample } from "openapi-sampler";

import { isArray, isObject, type JsonObject, type JsonValue } from "../../generator/document/json.js";
import { localPointer, resolvePointer } from "../../generator/document/references.js";

/** How many payloads are made at random for one event, beside the one that reads well. */
const RANDOM = 4;

/** References are followed this deep; what refers to itself ends there as a schema that allows everything. */
const MAX_DEPTH = 12;

/**
 * Payloads that libraries make from the schema at a pointer of a document. Those that plain ajv does not accept either
 * are left out: the library made a mistake, or nothing fits the schema.
 */
export function samplesOf(data: JsonValue, pointer: string): readonly unknown[] {
  const schema = dereference(data, pointer, 0);
  const accepts = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema as object);
  const makers = [
    () => sample(schema as object, { quiet: true }) as unknown,
    ...Array.from(
      { length: RANDOM },
      (_, seed) => () => generateSync(schema as JsonSchema, { seed: seed + 1 }),
    ),
  ];
  return makers.flatMap((make) => {
    try {
      const payload = JSON.parse(JSON.stringify(make() ?? null)) as unknown;
      return accepts(payload) ? [payload] : [];
    } catch {
      return [];
    }
  });
}

function dereference(data: JsonValue, pointer: string, depth: number): JsonValue {
  const target = resolvePointer(data, pointer);
  if (target.unresolved !== undefined || depth > MAX_DEPTH) return {};
  return inline(data, target.value, depth);
}

function inline(data: JsonValue, value: JsonValue, depth: number): JsonValue {
  if (isArray(value)) return value.map((item) => inline(data, item, depth));
  if (!isObject(value)) return value;
  const { $ref: reference, nullable, ...rest } = value;
  const own: JsonObject = Object.fromEntries(
    Object.entries(rest)
      .filter(([key]) => key !== "$id" && key !== "$schema" && key !== "examples" && key !== "example")
      .map(([key, item]) => [key, inline(data, item, depth + (reference === undefined ? 0 : 1))]),
  );
  const referred =
    typeof reference === "string" ? dereference(data, localPointer(reference) ?? "", depth + 1) : {};
  const whole = isObject(referred) ? { ...referred, ...own } : own;
  return nullable === true ? { anyOf: [whole, { type: "null" }] } : whole;
}
