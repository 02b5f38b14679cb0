import { structuredPatch } from "diff";

import { printable } from "../diagnostics/printable.js";

/** The most lines of a diff that a person is shown of one file. */
const limit = 12;

/** What turns one text into another, cut off where it is long; safe to print. */
export function shortDiff(from: string, to: string): string {
  const { hunks } = structuredPatch("", "", from, to, "", "", { context: 0 });
  const lines = hunks.flatMap((hunk) => [`@@ line ${hunk.oldStart} @@`, ...hunk.lines]);
  const shown = lines.slice(0, limit).map(printable);
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… ${rest} more lines`] : [])].join("\n");
}
