import { existsSync, linkSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { isAlive } from "./alive.js";
import { ignoreFailure, isSystemError } from "./refusal.js";

/**
 * Writes a text beside a file, from where it takes the file's place in one go: a reader sees nothing of it, or all.
 *
 * @param mode permissions, those of a new file if left out
 * @returns the draft's path
 */
export function writeDraft(path: string, text: string, mode?: number): string {
  const draft = `${path}.${process.pid}.hookstep`;
  try {
    writeFileSync(draft, text, { flag: "wx", ...(mode !== undefined && { mode }) });
  } catch (error) {
    discardDraft(draft);
    throw error;
  }
  return draft;
}

/** Removes the drafts that killed runs have left in a folder, if there is one. */
export function sweepDrafts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, pid] = /\.(\d+)\.hookstep$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) discardDraft(join(folder, name));
  }
}

/** Makes a draft a new file. Throws the system's EEXIST where there is one, and leaves it alone. */
export function createFromDraft(draft: string, path: string): void {
  try {
    linkSync(draft, path);
    discardDraft(draft);
  } catch (error) {
    if (!isSystemError(error) || error.code === "EEXIST") throw error;
    // Not every file system has links; there the two moments between looking and renaming are what is left.
    renameSync(draft, path);
  }
}

/** Removes a draft that is not wanted any more. */
export function discardDraft(draft: string): void {
  ignoreFailure(() => rmSync(draft, { force: true }));
}
