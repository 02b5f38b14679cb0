import { Ajv } from "ajv";
import { generateSync, type JsonSchema } from "json-schema-faker";
import { sample } from "openapi-sampler";

import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  members,
} from "../../generator/document/json.js";
import { isPattern } from "../../generator/model/keywords.js";
import { childPointer, localPointer, resolvePointer } from "../../generator/document/references.js";

/** How many payloads are made at random for one event, beside the one that reads well. */
const RANDOM = 4;

/** Keywords that say nothing about a payload, or that libraries would look up. */
const unread: ReadonlySet<string> = new Set(["$id", "$schema", "example", "examples"]);

/** References are followed this deep; what refers to itself ends there, without what it consists of. */
const MAX_DEPTH = 12;

/**
 * Payloads that libraries make from the schema at a pointer of a document. Those that plain ajv does not accept either
 * are left out: the library made a mistake, or nothing fits the schema.
 */
export function samplesOf(data: JsonValue, pointer: string): readonly unknown[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  const schema = intelligible(ajv, dereference(data, pointer, 0));
  const accepts = ajv.compile(schema as object);
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

/** A schema without what is no JSON Schema in it, such as `required: true` on a property: ajv would refuse all of it. */
function intelligible(ajv: Ajv, schema: JsonValue): JsonValue {
  if (!isObject(schema) && typeof schema !== "boolean") return {};
  if (ajv.validateSchema(schema as object) === true) return schema;
  const paths = new Set(ajv.errors?.map(({ instancePath }) => instancePath));
  return intelligible(ajv, without(schema, "", paths));
}

function without(value: JsonValue, pointer: string, paths: ReadonlySet<string>): JsonValue {
  if (isArray(value)) return value.map((item, index) => without(item, childPointer(pointer, index), paths));
  if (!isObject(value)) return value;
  const kept = members(value).filter(([name]) => !paths.has(childPointer(pointer, name)));
  return Object.fromEntries(
    kept.map(([name, item]) => [name, without(item, childPointer(pointer, name), paths)]),
  );
}

function dereference(data: JsonValue, pointer: string, depth: number): JsonValue {
  const target = resolvePointer(data, pointer);
  if (target.unresolved !== undefined) return {};
  if (depth > MAX_DEPTH) return member(target.value, "type") === undefined ? {} : outline(target.value);
  return inline(data, target.value, depth);
}

/** The keywords of a schema that hold no schema. */
function outline(schema: JsonValue): JsonValue {
  return Object.fromEntries(
    members(schema).filter(([, value]) => !isObject(value) && !(isArray(value) && value.some(isObject))),
  );
}

function inline(data: JsonValue, value: JsonValue, depth: number): JsonValue {
  if (isArray(value)) return value.map((item) => inline(data, item, depth));
  if (!isObject(value)) return value;
  const { $ref: reference, nullable, ...rest } = value;
  const own: JsonObject = Object.fromEntries(
    Object.entries(rest)
      .filter(([key, item]) => !unread.has(key) && (key !== "pattern" || isPattern(item)))
      .map(([key, item]) => [key, inline(data, item, depth + (reference === undefined ? 0 : 1))]),
  );
  const referred =
    typeof reference === "string" ? dereference(data, localPointer(reference) ?? "", depth + 1) : {};
  const whole = isObject(referred) ? { ...referred, ...own } : own;
  return nullable === true ? { anyOf: [whole, { type: "null" }] } : whole;
}
