import { isArray, isObject, type JsonValue, setMember } from "./json.js";

/** Keys that mean something to those who carry a value: to JavaScript, to a resolver, to a YAML parser. */
const RESERVED = /^(?:sealed-)*(?:__proto__|hasOwnProperty|\$ref|<<)$/;

/**
 * A value in a form that comes through other people's parsers unharmed and can still be merged by
 * JSON Merge Patch: single values but `null` become their JSON text, and keys such as `__proto__` and
 * `$ref` are escaped. {@link unseal} reverses it.
 */
export function seal(value: JsonValue): JsonValue {
  return mapJson(
    value,
    (key) => (RESERVED.test(key) ? `sealed-${key}` : key),
    (single) => (single === null ? null : JSON.stringify(single)),
  );
}

/** The value that was sealed. */
export function unseal(value: JsonValue): JsonValue {
  return mapJson(
    value,
    (key) => (RESERVED.test(key) ? key.slice("sealed-".length) : key),
    (single) => (typeof single === "string" ? (JSON.parse(single) as JsonValue) : single),
  );
}

function mapJson(
  value: JsonValue,
  mapKey: (key: string) => string,
  mapSingle: (single: JsonValue) => JsonValue,
): JsonValue {
  if (isArray(value)) return value.map((item) => mapJson(item, mapKey, mapSingle));
  if (!isObject(value)) return mapSingle(value);
  const result: Record<string, JsonValue> = {};
  for (const [key, child] of Object.entries(value)) {
    setMember(result, mapKey(key), mapJson(child, mapKey, mapSingle));
  }
  return result;
}
