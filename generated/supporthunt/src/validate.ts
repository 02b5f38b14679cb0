import { findIssues } from "./find-issues.js";
import { validators } from "./spec/validators.js";
import type { Issue } from "./validation/issue.js";

/**
 * Where a payload differs from the schema of its event; empty when it does not. An event that the spec does
 * not know is one issue with the rule `event`.
 */
export function validate(event: string, payload: unknown): readonly Issue[] {
  const validator = validators.get(event);
  if (validator === undefined) return [{ path: "", rule: "event", message: "must be an event of the spec" }];
  return findIssues(validator, payload);
}
