/** The keys that a JSON pointer (RFC 6901) leads through, unescaped. */
export function parsePointer(pointer: string): readonly string[] {
  const keys = pointer.split("/").slice(1);
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at the place that the keys lead to; `undefined` when there is none. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce(memberOf, value);
}

/** A copy of the value with another one at the place that the keys lead to. */
export function withValue(value: unknown, keys: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return replacement;
  const member = withValue(memberOf(value, key), rest, replacement);
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === key ? member : item));
  return { ...(isObject(value) ? value : {}), [key]: member };
}

function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
