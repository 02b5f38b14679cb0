import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  members,
  setMember,
  stringMember,
} from "../generator/document/json.js";
import { valueAt } from "../generator/document/references.js";

/**
 * The JSON Schema of an AsyncAPI version, rewritten for better messages: wherever `oneOf` or `anyOf` is a
 * choice that a look at the value settles, it becomes `if`, `then`, `else`. A value that fails is then
 * reported for what is wrong with it, instead of for being none of the alternatives.
 *
 * What no receiver of webhooks has a use for is left open, and makes two thirds of AsyncAPI 3's schema:
 * bindings of protocols other than HTTP, and schemas in formats other than AsyncAPI's own.
 */
export function decideAlternatives(schema: JsonValue): JsonValue {
  const definitions = member(schema, "definitions");
  const reachable: Record<string, JsonValue> = {};
  const rewrite = (value: JsonValue, scope: JsonValue): JsonValue => {
    if (isArray(value)) return value.map((item) => rewrite(item, scope));
    if (!isObject(value)) return value;
    const reference = stringMember(value, "$ref");
    if (reference !== undefined && isForeign(reference)) return true;
    if (reference !== undefined) include(reference);
    const mapped = mapSchema(value, (child) => rewrite(child, scope));
    return forbidMembers(decide(mapped, { definitions, scope }));
  };
  const include = (reference: string): void => {
    const [name = ""] = reference.split("#");
    const definition = member(definitions, name);
    if (definition === undefined || Object.hasOwn(reachable, name)) return;
    setMember(reachable, name, true);
    setMember(reachable, name, rewrite(withoutForeignBindings(name, definition), definition));
  };
  const root = Object.entries(isObject(schema) ? schema : {}).filter(([key]) => key !== "definitions");
  const rewritten = rewrite(Object.fromEntries(root), schema);
  return isObject(rewritten) ? { ...rewritten, definitions: reachable } : rewritten;
}

/** Where `$ref`s lead: to a definition by its `$id`, or within the definition that holds them. */
interface Definitions {
  readonly definitions: JsonValue | undefined;
  readonly scope: JsonValue;
}

/** Annotations weigh nothing in a check, and examples hold `oneOf`s of their own. */
const ANNOTATIONS = new Set(["examples", "description", "default", "title", "$comment", "example"]);

/** Keywords whose members are names, not keywords. */
const NAME_MAPS = new Set(["properties", "patternProperties", "definitions"]);

function mapSchema(schema: JsonObject, rewrite: (value: JsonValue) => JsonValue): JsonObject {
  const result: Record<string, JsonValue> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword)) continue;
    if (keyword === "enum" || keyword === "const") result[keyword] = value;
    else if (!NAME_MAPS.has(keyword) || !isObject(value)) result[keyword] = rewrite(value);
    else {
      const names: Record<string, JsonValue> = {};
      for (const [name, child] of Object.entries(value)) setMember(names, name, rewrite(child));
      result[keyword] = names;
    }
  }
  return result;
}

function isForeign(reference: string): boolean {
  return /\/(?:openapiSchema_3_0|avroSchema_v1)\.json$/.test(reference);
}

function withoutForeignBindings(name: string, definition: JsonValue): JsonValue {
  const properties = member(definition, "properties");
  if (!/BindingsObject\.json$/i.test(name) || !isObject(definition) || !isObject(properties))
    return definition;
  const kept = Object.entries(properties).map(([protocol, schema]) => [
    protocol,
    protocol === "http" ? schema : true,
  ]);
  return { ...definition, properties: Object.fromEntries(kept) };
}

/** `not: { required: [x] }` says that `x` must be absent, and is reported where it stands if said this way. */
function forbidMembers(schema: JsonObject): JsonObject {
  const { not, ...rest } = schema;
  const required = member(not, "required");
  if (!isArray(required) || required.length !== 1 || members(not).length !== 1) return schema;
  return { allOf: [rest, { properties: { [String(required[0])]: false } }] };
}

function decide(schema: JsonObject, definitions: Definitions): JsonObject {
  const keyword = ["oneOf", "anyOf"].find((candidate) => isArray(schema[candidate]));
  if (keyword === undefined) return schema;
  const { [keyword]: alternatives, ...rest } = schema;
  const branches = leaves(alternatives ?? [], definitions);
  const open: JsonValue[] = [];
  const settled: Settled[] = [];
  for (const branch of branches) {
    const test = testOf(branch, branches, definitions);
    if (test === undefined) open.push(branch);
    else settled.push({ branch, test });
  }
  if (settled.length === 0) return schema;
  let otherwise: JsonValue = open.length === 1 ? (open[0] ?? true) : { [keyword]: open };
  if (open.length === 0) otherwise = discriminator(branches, definitions) ?? settled.at(-1)?.branch ?? true;
  for (const { branch, test } of settled.toSorted(vaguestFirst)) {
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    otherwise = { if: test, then: branch, else: otherwise };
  }
  return { ...rest, allOf: [...(isArray(rest["allOf"]) ? rest["allOf"] : []), otherwise] };
}

/** An alternative and how to tell that it is meant. */
interface Settled {
  readonly branch: JsonValue;
  readonly test: JsonObject;
}

/** The test that asks for most ends up in front of the chain: `scheme: bearer` before any other scheme. */
function vaguestFirst(a: Settled, b: Settled): number {
  const size = ({ test }: Settled): number => members(test["properties"]).length;
  return size(a) - size(b);
}

/** The alternatives, with those that are themselves only a choice replaced by theirs. */
function leaves(alternatives: JsonValue, definitions: Definitions): JsonValue[] {
  return (isArray(alternatives) ? alternatives : []).flatMap((branch) => {
    const target = resolve(branch, definitions);
    const inner = member(target, "oneOf");
    const keywords = Object.keys(isObject(target) ? target : {}).filter((key) => !ANNOTATIONS.has(key));
    const only = keywords.every((key) => key === "oneOf" || key === "$id");
    return isArray(inner) && only ? leaves(inner, definitions) : [branch];
  });
}

/** A schema that tells from a value whether this alternative is meant. */
function testOf(
  branch: JsonValue,
  branches: readonly JsonValue[],
  definitions: Definitions,
): JsonObject | undefined {
  if (stringMember(branch, "$ref")?.endsWith("/Reference.json") === true) return hasMember("$ref");
  const target = resolve(branch, definitions);
  const kinds = discriminators(target);
  if (Object.keys(kinds).length > 0)
    return { type: "object", required: Object.keys(kinds), properties: kinds };
  const required = member(target, "required");
  if (isArray(required) && required.length === 1 && member(target, "additionalProperties") === false) {
    return hasMember(required[0] ?? "");
  }
  const type = stringMember(target, "type");
  const others = branches.filter((other) => other !== branch).map((other) => resolve(other, definitions));
  if (type === undefined || others.some((other) => stringMember(other, "type") === type)) return undefined;
  return { type };
}

function hasMember(name: JsonValue): JsonObject {
  return { type: "object", required: [name] };
}

/** The members that tell one kind of security scheme from another: `type`, and `scheme: bearer`. */
function discriminators(target: JsonValue | undefined): JsonObject {
  const properties = member(target, "properties");
  const found = ["type", "scheme"].flatMap((name) => {
    const values = member(member(properties, name), "enum");
    return values === undefined ? [] : [[name, { enum: values }]];
  });
  return Object.fromEntries(found) as JsonObject;
}

/** For a value that is of no kind: which kinds there are. */
function discriminator(branches: readonly JsonValue[], definitions: Definitions): JsonObject | undefined {
  const types = branches.flatMap((branch) => {
    const values = member(member(discriminators(resolve(branch, definitions)), "type"), "enum");
    return isArray(values) ? values : [];
  });
  if (types.length === 0) return undefined;
  return { type: "object", required: ["type"], properties: { type: { enum: [...new Set(types)] } } };
}

function resolve(schema: JsonValue, { definitions, scope }: Definitions): JsonValue | undefined {
  const reference = stringMember(schema, "$ref");
  if (reference === undefined) return schema;
  const [name = "", pointer = ""] = reference.split("#");
  return valueAt((name === "" ? scope : member(definitions, name)) ?? null, pointer);
}
