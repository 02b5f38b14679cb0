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
import { readType } from "../../generator/model/type-keyword.js";
import { isPattern } from "../../generator/model/keywords.js";
import { childPointer, localPointer, resolvePointer } from "../../generator/document/references.js";

/** How many payloads are made at random for one event, beside the one that reads well. */
const RANDOM = 4;

/** Keywords that say nothing about a payload, or that libraries would look up. */
const unread: ReadonlySet<string> = new Set(["$anchor", "$id", "$schema", "example", "examples"]);

/**
 * References are followed this deep; what refers to itself ends there, without what it consists of. The first depth
 * counts that gives no more than {@link MAX_REFERENCES}: what refers to itself in several places doubles at each step.
 */
const DEPTHS = [12, 6, 3, 1];

/** So many references are followed for one schema. */
const MAX_REFERENCES = 2000;

/**
 * Payloads that libraries make from the schema at a pointer of a document. Those that plain ajv does not accept either
 * are left out: the library made a mistake, or nothing fits the schema.
 */
export function samplesOf(data: JsonValue, pointer: string): readonly unknown[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  const schema = intelligible(ajv, withoutReferences(data, pointer));
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

function withoutReferences(data: JsonValue, pointer: string): JsonValue {
  for (const depth of DEPTHS) {
    const inliner = new Inliner(data, depth);
    const schema = inliner.dereference(pointer, 0);
    if (inliner.references <= MAX_REFERENCES) return schema;
  }
  return {};
}

class Inliner {
  /** How many were followed. */
  references = 0;
  readonly #data: JsonValue;
  readonly #depth: number;

  constructor(data: JsonValue, depth: number) {
    this.#data = data;
    this.#depth = depth;
  }

  dereference(pointer: string, depth: number): JsonValue {
    this.references += 1;
    const target = resolvePointer(this.#data, pointer);
    if (target.unresolved !== undefined || this.references > MAX_REFERENCES) return {};
    if (depth > this.#depth) return member(target.value, "type") === undefined ? {} : outline(target.value);
    return this.#inline(target.value, depth);
  }

  #inline(value: JsonValue, depth: number): JsonValue {
    if (isArray(value)) return value.map((item) => this.#inline(item, depth));
    if (!isObject(value)) return value;
    const { $ref: reference, nullable, ...rest } = value;
    const own: JsonObject = Object.fromEntries(
      Object.entries(asDraft7(rest))
        .filter(([key, item]) => !unread.has(key) && (key !== "pattern" || isPattern(item)))
        .map(([key, item]) => [key, this.#inline(item, depth + (reference === undefined ? 0 : 1))]),
    );
    const referred =
      typeof reference === "string" ? this.dereference(localPointer(reference) ?? "", depth + 1) : {};
    const whole = isObject(referred) ? { ...referred, ...own } : own;
    return nullable === true ? { anyOf: [whole, { type: "null" }] } : whole;
  }
}

/** Draft 4 writes `exclusiveMinimum: true` beside `minimum`; many documents write the types of other languages. */
function asDraft7(schema: JsonObject): JsonObject {
  const { exclusiveMinimum: above, exclusiveMaximum: below, minimum, maximum, type } = schema;
  const isType = typeof type === "string" || isArray(type);
  return {
    ...schema,
    ...(isType && (readType(type).read as JsonObject)),
    ...(above === true && minimum !== undefined && { exclusiveMinimum: minimum }),
    ...(below === true && maximum !== undefined && { exclusiveMaximum: maximum }),
  };
}

/** The keywords of a schema that hold no schema. */
function outline(schema: JsonValue): JsonValue {
  return Object.fromEntries(
    members(schema).filter(
      ([key, value]) => !unread.has(key) && !isObject(value) && !(isArray(value) && value.some(isObject)),
    ),
  );
}
