import { spec } from "./create-receiver.js";
import type { EventName } from "./event-types.js";
import { findIssues } from "./validate.js";
import type { Issue } from "./validation/issue.js";

/** Whether a value is the name of an event that the spec knows. */
export function isEventName(value: unknown): value is EventName {
  return spec.names.has(value as string);
}

/**
 * Where a payload differs from the schema of its event; empty when it does not. An event that the spec does
 * not know is one issue with the rule `event`.
 */
export function validate(event: string, payload: unknown): readonly Issue[] {
  return findIssues(spec.validators.get(event), payload);
}
