import { parsePointer } from "../document/references.js";

/** Keywords and members whose value is a list, so that a number behind them is an index. */
const lists = new Set(["allOf", "anyOf", "items", "oneOf", "prefixItems"]);

/**
 * An action to paste under `actions` of an overlay: it updates the object at a JSON pointer.
 *
 * @param update a line of YAML
 */
export function overlayAction(pointer: string, update: string): string {
  const path = jsonPath(pointer);
  return `  - target: ${/^[^\s#:]+$/.test(path) ? path : JSON.stringify(path)}
    update:
      ${update}`;
}

/** The JSONPath (RFC 9535) that selects what a JSON pointer into a document names. */
export function jsonPath(pointer: string): string {
  const keys = parsePointer(pointer) ?? [];
  const segments = keys.map((key, index) => {
    if (/^(?:0|[1-9]\d*)$/.test(key) && lists.has(keys[index - 1] ?? "")) return `[${key}]`;
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `.${key}` : `['${nameOf(key)}']`;
  });
  return `$${segments.join("")}`;
}

/** A name between single quotes: RFC 9535, section 2.3.1.1. */
function nameOf(key: string): string {
  return JSON.stringify(key).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
}
