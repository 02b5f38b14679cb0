import { dirname, join } from "node:path";
import { makeFolder, move, removeIfEmpty } from "./changes.js";
import { exists } from "./entry.js";
import { closeJournal, type Journal, openJournal, pendingDirection, turnBack } from "./journal.js";
import { refusal, shown } from "./refusal.js";
import type { Workspace } from "./workspace.js";

/**
 * Swaps a staged package in. Writing the journal is the commit point.
 *
 * @throws What went wrong, after everything is as it was before; a DiagnosticError when even that failed, with the
 * journal still there for the next run.
 */
export function commit(workspace: Workspace, journal: Journal): void {
  try {
    openJournal(workspace, journal);
    carryOut(workspace, journal);
  } catch (error) {
    rollBack(workspace, journal, error);
    throw error;
  }
}

/** Does what is left of a commit. */
export function carryOut(workspace: Workspace, journal: Journal): void {
  const { root } = workspace;
  const { backup, staging } = places(workspace, journal);
  for (const path of journal.aside) {
    if (exists(join(backup, path)) || !exists(join(root, path))) continue;
    makeFolder(workspace, dirname(join(backup, path)));
    move(workspace, join(root, path), join(backup, path));
  }
  for (const folder of journal.emptied) removeIfEmpty(workspace, join(root, folder));
  for (const folder of journal.created) makeFolder(workspace, join(root, folder));
  for (const path of journal.put) {
    if (exists(join(staging, path))) move(workspace, join(staging, path), join(root, path));
  }
  closeJournal(workspace, "forward");
}

/** Undoes what was done of a commit that failed with an error. */
export function rollBack(workspace: Workspace, journal: Journal, cause: unknown): void {
  try {
    turnBack(workspace);
    if (pendingDirection(workspace) === "back") undo(workspace, journal);
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: String(error) };
    const failure = refusal(
      "recovery-failed",
      `${shown(workspace.root)} is between two states, because a write failed and could not be undone: ${message}`,
      "Mend the cause, then run any hookstep command: it recovers the package first.",
    );
    failure.cause = cause;
    throw failure;
  }
}

/** Undoes what was done of a commit. */
export function undo(workspace: Workspace, journal: Journal): void {
  const { root } = workspace;
  const { backup, staging } = places(workspace, journal);
  for (const path of journal.put.toReversed()) {
    if (exists(join(staging, path)) || !exists(join(root, path))) continue;
    move(workspace, join(root, path), join(staging, path));
  }
  for (const folder of journal.created.toReversed()) removeIfEmpty(workspace, join(root, folder));
  for (const path of journal.aside.toReversed()) {
    if (!exists(join(backup, path))) continue;
    makeFolder(workspace, dirname(join(root, path)));
    move(workspace, join(backup, path), join(root, path));
  }
  closeJournal(workspace, "back");
}

function places({ folder }: Workspace, journal: Journal) {
  return { backup: join(folder, "backup"), staging: join(folder, journal.staging) };
}
