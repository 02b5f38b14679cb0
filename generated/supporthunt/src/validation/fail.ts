import type { Issue } from "./issue.js";

/**
 * Adds an issue to those found so far, `null` standing for none. Under `not` and `if` a mismatch only counts,
 * and nobody reads what it says.
 */
export function fail(issues: Issue[] | null, path = "", rule = "", message = ""): Issue[] {
  const issue = { path, rule, message };
  if (issues === null) return [issue];
  issues.push(issue);
  return issues;
}
