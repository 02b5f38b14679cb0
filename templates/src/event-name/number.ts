import { bodyEvent } from "./body.js";
import type { BodyNaming } from "./naming.js";
import { parsePointer, valueAt, withValue } from "./pointer.js";

/** The event's name is a whole number, or its digits, at a JSON pointer (RFC 6901) into the payload. */
export function numberedEvent(pointer: string): BodyNaming {
  const keys = parsePointer(pointer);
  const text = bodyEvent(pointer);
  return {
    place: "body",
    read(payload, headers) {
      const value = valueAt(payload, keys);
      return Number.isSafeInteger(value) ? String(value) : text.read(payload, headers);
    },
    write(event, draft) {
      const isText = typeof valueAt(draft.payload, keys) === "string";
      return isText
        ? text.write(event, draft)
        : { ...draft, payload: withValue(draft.payload, keys, Number(event)) };
    },
  };
}
