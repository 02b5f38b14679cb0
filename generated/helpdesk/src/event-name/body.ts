import type { BodyNaming } from "./naming.js";

/** The event's name is the string at a JSON pointer (RFC 6901) into the payload. */
export function bodyEvent(pointer: string): BodyNaming {
  const keys = parsePointer(pointer);
  return {
    place: "body",
    read(payload) {
      const value = keys.reduce(memberOf, payload);
      return typeof value === "string" ? value.trim() || undefined : undefined;
    },
    write(event, { headers, payload }) {
      return { headers, payload: withValue(payload, keys, event) };
    },
  };
}

function parsePointer(pointer: string): readonly string[] {
  const keys = pointer.split("/").slice(1);
  return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A copy of the value with another one at the place that the keys lead to. */
function withValue(value: unknown, keys: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return replacement;
  const member = withValue(memberOf(value, key), rest, replacement);
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === key ? member : item));
  return { ...(isObject(value) ? value : {}), [key]: member };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
