import { printable } from "../../diagnostics/printable.js";

/**
 * Text from a document, safe on a line of a log that GitHub Actions reads: besides what {@link printable} escapes,
 * `##[`, which begins a command of the runner wherever it stands.
 */
export function logText(text: string): string {
  return printable(text).replaceAll("##[", "##\\u005b");
}

/** A list that is cut off where it is long: `a, b and 3 more`. */
export function shortList(items: readonly string[], most: number): string {
  const rest = items.length - most;
  return rest > 0 ? `${items.slice(0, most).join(", ")} and ${rest} more` : items.join(", ");
}
