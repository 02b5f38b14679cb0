import { isArray, type JsonObject, type JsonValue, member } from "../document/json.js";
import type { Report } from "./report.js";
import type { SchemaObject } from "./schema.js";

/**
 * Reads `enum` and `const`, which close a set, and `x-extensible-enum`, which lists the known values of an open
 * one (Zalando's RESTful API Guidelines, rule 112).
 */
export function readEnum(raw: JsonObject, pointer: string, report: Report): SchemaObject {
  const constant = member(raw, "const");
  return {
    ...closedSet(raw, pointer, report),
    ...(constant !== undefined && { const: constant }),
    ...openSet(raw, pointer, report),
  };
}

function closedSet(raw: JsonObject, pointer: string, report: Report): SchemaObject {
  const value = member(raw, "enum");
  if (value === undefined) return {};
  if (isArray(value) && value.length > 0) return { enum: distinct(value) };
  report({
    code: "keyword-ignored",
    severity: "warning",
    message: "`enum` must be a list of at least one value; it is ignored.",
    pointer: `${pointer}/enum`,
  });
  return {};
}

function openSet(raw: JsonObject, pointer: string, report: Report): SchemaObject {
  const value = member(raw, "x-extensible-enum");
  if (value === undefined) return {};
  const values = isArray(value) ? value.filter(isOpenValue) : [];
  if (isArray(value) && value.length > 0 && values.length === value.length)
    return { openEnum: [...new Set(values)] };
  report({
    code: "keyword-ignored",
    severity: "warning",
    message: "`x-extensible-enum` must be a list of strings or numbers; it is ignored.",
    pointer: `${pointer}/x-extensible-enum`,
  });
  return {};
}

function isOpenValue(value: JsonValue): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function distinct(values: readonly JsonValue[]): readonly JsonValue[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byText.values()];
}
