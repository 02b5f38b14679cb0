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

/** A validator of a part, which finds issues that only count. */
interface Validator {
  (value: unknown): boolean;
  readonly errors: undefined[];
}

function include(issues: Issues, validator: Validator, value: unknown): Issues {
  return validator(value) ? issues : [...(issues ?? []), ...validator.errors];
}

function checkPart(issues: Issues, validator: Validator, value: unknown): Issues {
  return value === undefined ? issues : include(issues, validator, value);
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
  checkPart,
  checkPartOrNull: (issues: Issues, validator: Validator, value: unknown) =>
    value === null ? issues : checkPart(issues, validator, value),
  countOf: (issues: Issues) => issues?.length ?? 0,
  fail,
  include,
  mismatch: fail,
  keepFirst(issues: Issues, count: number): Issues {
    if (issues === null || count === 0) return null;
    issues.length = count;
    return issues;
  },
};
