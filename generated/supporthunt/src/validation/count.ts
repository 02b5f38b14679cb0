import type { Issue } from "./issue.js";

/** How many issues were found so far. */
export function countOf(issues: readonly Issue[] | null): number {
  return issues === null ? 0 : issues.length;
}

/** The first so many issues: what an alternative that does not count has found is taken back. */
export function keepFirst(issues: Issue[] | null, count: number): Issue[] | null {
  if (issues === null || count === 0) return null;
  issues.length = count;
  return issues;
}
