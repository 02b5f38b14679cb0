import type { EventName } from "./event-types.js";
import { spec } from "./package-spec.js";

/** Whether a value is the name of an event that the spec knows. */
export function isEventName(value: unknown): value is EventName {
  return spec.names.has(value as string);
}
