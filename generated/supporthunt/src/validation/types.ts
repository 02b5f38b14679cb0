import { fail } from "./fail.js";
import type { Issue } from "./issue.js";

/** Whether a value is an object of JSON, which an array is not. */
export function matchesObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a whole number (JSON Schema, draft-07 6.1.1). */
export function matchesInteger(value: unknown): boolean {
  return typeof value === "number" && !(value % 1) && !Number.isNaN(value);
}

/** What was found so far. The path of what is added to it comes in two parts, joined only then. */
type Issues = Issue[] | null;

/** Adds the issue that a value is of another type, or of none of several. */
export function mismatch(issues: Issues, path: string, type: string): Issues {
  return fail(issues, path, "type", `must be ${type}`);
}

/** Adds an issue if a property is there and is no array. */
export function checkArray(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || Array.isArray(value)) return issues;
  return mismatch(issues, path + name, "array");
}

/** Adds an issue if a property is there and is no array and not null. */
export function checkArrayOrNull(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || value === null || Array.isArray(value)) return issues;
  return mismatch(issues, path + name, "array or null");
}

/** Adds an issue if a property is there and is no boolean. */
export function checkBoolean(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || typeof value === "boolean") return issues;
  return mismatch(issues, path + name, "boolean");
}

/** Adds an issue if a property is there and is no boolean and not null. */
export function checkBooleanOrNull(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || value === null || typeof value === "boolean") return issues;
  return mismatch(issues, path + name, "boolean or null");
}

/** Adds an issue if a property is there and is no integer. */
export function checkInteger(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || matchesInteger(value)) return issues;
  return mismatch(issues, path + name, "integer");
}

/** Adds an issue if a property is there and is no integer and not null. */
export function checkIntegerOrNull(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || value === null || matchesInteger(value)) return issues;
  return mismatch(issues, path + name, "integer or null");
}

/** Adds an issue if a property is there and is no number. */
export function checkNumber(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || typeof value === "number") return issues;
  return mismatch(issues, path + name, "number");
}

/** Adds an issue if a property is there and is no number and not null. */
export function checkNumberOrNull(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || value === null || typeof value === "number") return issues;
  return mismatch(issues, path + name, "number or null");
}

/** Adds an issue if a property is there and is no object. */
export function checkObject(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || matchesObject(value)) return issues;
  return mismatch(issues, path + name, "object");
}

/** Adds an issue if a property is there and is no object and not null. */
export function checkObjectOrNull(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || value === null || matchesObject(value)) return issues;
  return mismatch(issues, path + name, "object or null");
}

/** Adds an issue if a property is there and is no string. */
export function checkString(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || typeof value === "string") return issues;
  return mismatch(issues, path + name, "string");
}

/** Adds an issue if a property is there and is no string and not null. */
export function checkStringOrNull(issues: Issues, value: unknown, path: string, name: string): Issues {
  if (value === undefined || value === null || typeof value === "string") return issues;
  return mismatch(issues, path + name, "string or null");
}
