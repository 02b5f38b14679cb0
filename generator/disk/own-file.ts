import { readFileSync, realpathSync, renameSync, statSync } from "node:fs";

import { discardDraft, writeDraft } from "./draft.js";
import { isSystemError, refusal, shown } from "./refusal.js";

/**
 * Replaces a file that a person writes, too, in one go: a reader sees the old text or the new one. Its permissions stay,
 * and so does a link to it.
 *
 * @throws DiagnosticError when it is not what it was any more, or cannot be written; it is then as it is.
 */
export function replaceOwnFile(path: string, before: string, after: string): void {
  let draft: string | undefined;
  try {
    const file = realpathSync(path);
    if (readFileSync(file, "utf8") !== before) throw changedMeanwhile(path);
    draft = writeDraft(file, after, statSync(file).mode);
    renameSync(draft, file);
  } catch (error) {
    if (draft !== undefined) discardDraft(draft);
    if (!isSystemError(error)) throw error;
    throw refusal(
      "cannot-write",
      `${shown(path)} cannot be written: ${error.message}.`,
      "Mend the cause, then run the command again.",
    );
  }
}

function changedMeanwhile(path: string) {
  return refusal(
    "changed-meanwhile",
    `${shown(path)} was changed while hookstep was at work on it.`,
    "Nothing was written. Run the command again.",
  );
}
