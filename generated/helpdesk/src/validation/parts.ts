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
  return validator(value, path) ? issues : append(issues, validator);
}

/** As `include`, for a property that may be left out. */
export function checkPart(
  issues: Issues,
  validator: Validator,
  value: unknown,
  path: string,
  name: string,
): Issues {
  return value === undefined || validator(value, path + name) ? issues : append(issues, validator);
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

function append(issues: Issues, { errors }: Validator): Issues {
  return issues === null ? (errors ?? null) : issues.concat(errors ?? []);
}
