import { isArray, isObject, type JsonValue } from "./json.js";
import { parsePointer, valueAt } from "./references.js";
import { placeOf, type SchemaError } from "./schema-error.js";

/** A breach of AsyncAPI's JSON Schema in words. */
export interface SchemaViolation {
  readonly pointer: string;
  readonly message: string;
}

/** Says what an error of a compiled schema means for the document's author. */
export function describeViolation(error: SchemaError, data: JsonValue, version: string): SchemaViolation {
  const pointer = placeOf(error);
  const name = displayPath(pointer);
  return { pointer, message: `${name} ${predicate(error, valueAt(data, pointer), version)}` };
}

function predicate(error: SchemaError, value: JsonValue | undefined, version: string): string {
  const { keyword, params, message } = error;
  switch (keyword) {
    case "additionalProperties":
      return `is not part of AsyncAPI ${version.replace(/\.0$/, "")}`;
    case "false schema":
      return `has no place here in AsyncAPI ${version.replace(/\.0$/, "")}`;
    case "anyOf":
      return isArray(params["missing"] as JsonValue)
        ? `needs ${alternatives(params["missing"], code)}`
        : OTHER;
    case "required":
      return "is missing";
    case "type":
      return `must be ${typeNames(params["type"])}, not ${kindOf(value)}`;
    case "enum":
      return `must be ${alternatives(params["allowedValues"], shown)}, not ${shown(value)}`;
    case "const":
      return `must be ${shown(params["allowedValue"])}, not ${shown(value)}`;
    case "uniqueItems":
      return "has the same item twice";
    case "pattern":
      return `is ${shown(value)}, which does not match ${String(params["pattern"])}`;
    default:
      return message ?? OTHER;
  }
}

const OTHER = "does not follow AsyncAPI's schema";

/** A pointer as people write it: `channels["/hook"].publish.tags[0]`, in backticks. */
export function displayPath(pointer: string): string {
  const keys = parsePointer(pointer) ?? [];
  if (keys.length === 0) return "The document";
  const path = keys.map((key, index) => {
    if (/^[A-Za-z_$][\w$-]*$/.test(key)) return index === 0 ? key : `.${key}`;
    return /^\d+$/.test(key) ? `[${key}]` : `[${JSON.stringify(key)}]`;
  });
  return `\`${path.join("")}\``;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  null: "null",
};

function typeNames(types: unknown): string {
  const names = Array.isArray(types) ? types.map(String) : [String(types)];
  return alternatives(names, (type) => TYPE_NAMES[String(type)] ?? String(type));
}

function kindOf(value: JsonValue | undefined): string {
  if (isArray(value)) return "a list";
  if (isObject(value)) return "a map";
  return shown(value);
}

function alternatives(values: unknown, show: (value: unknown) => string): string {
  const all = Array.isArray(values) ? values.map(show) : [show(values)];
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} or ${last}`;
}

function code(name: unknown): string {
  return `\`${String(name)}\``;
}

/** A value in few characters. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
