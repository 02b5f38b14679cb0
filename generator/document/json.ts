/** Any JSON value. Everything read from a document is of this type and never changed in place. */
export type JsonValue = JsonPrimitive | JsonArray | JsonObject;

/** A JSON value without members or items. */
export type JsonPrimitive = string | number | boolean | null;

/** A JSON array. */
export type JsonArray = readonly JsonValue[];

/**
 * A JSON object. Its members are own properties, `__proto__` included; read them with {@link member},
 * since `object[key]` finds `constructor` and the like on the prototype.
 */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Whether a value is a JSON object: not null, not an array. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON array. */
export function isArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value);
}

/** The own member `key` of an object; `undefined` where there is none or the value is no object. */
export function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The own member `key`, if it is a string. */
export function stringMember(value: JsonValue | undefined, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === "string" ? found : undefined;
}

/** The own members of an object in document order; none where the value is no object. */
export function members(value: JsonValue | undefined): [key: string, value: JsonValue][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** Sets an own property; a key such as `__proto__` becomes data instead of a prototype. */
export function setMember<Value>(object: Record<string, Value>, key: string, value: Value): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
