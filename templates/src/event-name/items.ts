import type { ItemsReading } from "./naming.js";
import { parsePointer, valueAt, withValue } from "./pointer.js";

/** The items are the list at a JSON pointer (RFC 6901) into the body; `""` is the body itself. */
export function bodyItems(pointer: string): ItemsReading {
  const keys = parsePointer(pointer);
  return {
    read(body) {
      const value = valueAt(body, keys);
      return Array.isArray(value) ? value : undefined;
    },
    write: (item) => withValue(undefined, keys, [item]),
  };
}
