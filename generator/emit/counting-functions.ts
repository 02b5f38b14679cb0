/** Issues that only count. */
type Issues = undefined[] | null;

type Test = (value: unknown) => boolean;

const tests: Readonly<Record<string, Test>> = {
  Array: Array.isArray,
  Boolean: (value) => typeof value === "boolean",
  Integer: (value) => typeof value === "number" && !(value % 1) && !Number.isNaN(value),
  Number: (value) => typeof value === "number",
  Object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  String: (value) => typeof value === "string",
};

function fail(issues: Issues): Issues {
  const found = issues ?? [];
  found.push(undefined);
  return found;
}

const check = (test: Test) => (issues: Issues, value: unknown) =>
  value === undefined || test(value) ? issues : fail(issues);

const checks = Object.entries(tests).flatMap(([type, test]) => [
  [`matches${type}`, test],
  [`check${type}`, check(test)],
  [`check${type}OrNull`, check((value) => value === null || test(value))],
]);

/** What validators call of the run-time code of a package, as far as it decides whether a value fits. */
export const countingFunctions: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(checks),
  append: (issues: Issues, more: undefined[]) => issues?.concat(more) ?? more,
  countOf: (issues: Issues) => issues?.length ?? 0,
  fail,
  mismatch: fail,
  keepFirst(issues: Issues, count: number): Issues {
    if (issues === null || count === 0) return null;
    issues.length = count;
    return issues;
  },
};
