import type { Issue, PayloadValidator } from "./validation/issue.js";

const NO_ISSUES: readonly Issue[] = Object.freeze([]);

/**
 * Where a payload differs from its schema; empty when it does not, or nothing checks it. Recursion may run out of
 * stack on a payload that nests some thousand levels deep: that is an issue with the rule `depth`.
 */
export function findIssues(validator: PayloadValidator | undefined, payload: unknown): readonly Issue[] {
  try {
    if (validator === undefined || validator(payload)) return NO_ISSUES;
    return validator.errors ?? NO_ISSUES;
  } catch (error) {
    if (error instanceof RangeError) return [{ path: "", rule: "depth", message: "must not nest so deeply" }];
    throw error;
  }
}
