import type { BodyNaming } from "./naming.js";
import { parsePointer, valueAt, withValue } from "./pointer.js";

/** The event's name is the string at a JSON pointer (RFC 6901) into the payload. */
export function bodyEvent(pointer: string): BodyNaming {
  const keys = parsePointer(pointer);
  return {
    place: "body",
    read(payload) {
      const value = valueAt(payload, keys);
      return typeof value === "string" ? value.trim() || undefined : undefined;
    },
    write(event, draft) {
      return { ...draft, payload: withValue(draft.payload, keys, event) };
    },
  };
}
