import type { Issue } from "./issue.js";

/** What was found so far. */
type Issues = Issue[] | null;

/** Checks a value, whose place is given for the issues, and leaves those in `errors`. */
interface Validator {
  (value: unknown, path: string): boolean;
  errors?: Issue[] | null;
}

/** Adds what the validator of a part finds in it. */
export function include(issues: Issues, validator: Validator, value: unknown, path: string): Issues {
  if (validator(value, path)) return issues;
  const found = validator.errors ?? [];
  return issues === null ? found : issues.concat(found);
}

/** As `include`, for a property that may be left out. */
export function checkPart(
  issues: Issues,
  validator: Validator,
  value: unknown,
  path: string,
  name: string,
): Issues {
  return value === undefined ? issues : include(issues, validator, value, path + name);
}

/** As `checkPart`, for a property that may be null. */
export function checkPartOrNull(
  issues: Issues,
  validator: Validator,
  value: unknown,
  path: string,
  name: string,
): Issues {
  return value === null ? issues : checkPart(issues, validator, value, path, name);
}
