import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "./changes.js";
import { refusal, shown } from "./refusal.js";
import { readSpecFile, type SpecFile } from "./update-record.js";
import type { Workspace } from "./workspace.js";

/** Puts the files of an update in place. */
export function putFiles(workspace: Workspace, files: readonly SpecFile[]): void {
  assertOurs(workspace, files);
  for (const { name, after } of files) put(workspace, name, after);
}

/** Gives the files of an update back what they held before it. */
export function restoreFiles(workspace: Workspace, files: readonly SpecFile[]): void {
  assertOurs(workspace, files);
  for (const { name, before } of files.toReversed()) put(workspace, name, before);
}

/**
 * Makes sure that files are as an update was computed from.
 *
 * @throws DiagnosticError when somebody has changed one since.
 */
export function assertUntouched(workspace: Workspace, files: readonly SpecFile[]): void {
  const touched = files.find(({ name, before }) => readSpecFile(workspace, name) !== before);
  if (touched === undefined) return;
  throw refusal(
    "changed-meanwhile",
    `${shown(join(workspace.root, touched.name))} was changed while the update was prepared.`,
    "Nothing was written. Run the command again.",
  );
}

/** A file that a person has changed since the update was interrupted is theirs. */
function assertOurs(workspace: Workspace, files: readonly SpecFile[]): void {
  const foreign = files.find(({ name, before, after }) => {
    const text = readSpecFile(workspace, name);
    return text !== before && text !== after;
  });
  if (foreign === undefined) return;
  throw refusal(
    "changed-meanwhile",
    `${shown(join(workspace.root, foreign.name))} was changed after an update of it was interrupted.`,
    "Restore the folder and its package from version control, and delete the .hookstep folder in it.",
  );
}

function put(workspace: Workspace, name: string, text: string | null): void {
  if (readSpecFile(workspace, name) === text) return;
  const file = join(workspace.root, name);
  if (text === null) {
    workspace.onStep(`remove ${name}`);
    rmSync(file);
    return;
  }
  // Whatever a kill leaves half done is in the working folder, never beside the files.
  const staged = join(workspace.folder, name);
  replaceFile(workspace, staged, text);
  workspace.onStep(`put ${name} in place`);
  renameSync(staged, file);
}
