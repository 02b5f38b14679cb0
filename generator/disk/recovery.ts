import { join } from "node:path";
import { discard } from "./changes.js";
import { carryOut, rollBack, undo } from "./commit.js";
import { exists, lookAt } from "./entry.js";
import { type Direction, type Journal, pendingDirection, readJournal } from "./journal.js";
import { withLockSync } from "./lock.js";
import { enumerate, explain, refusal, shown } from "./refusal.js";
import { listLeftovers, lockFile, openWorkspace, type Workspace } from "./workspace.js";

/** What had to be done to a package about an earlier run. */
export type Recovery = "nothing" | "finished" | "undone";

/**
 * Finishes or undoes a run that was killed: finishes it from its commit point on, undoes it before.
 * Creates nothing, and writes nothing, where no run was killed.
 *
 * @throws DiagnosticError when another process is writing the package, or recovery is impossible.
 */
export function recoverPackage(out: string): Recovery {
  const workspace = openWorkspace(out);
  try {
    return needsRecovery(workspace) ? withLockSync(workspace, () => recover(workspace)) : "nothing";
  } catch (error) {
    throw explain(error, out, "written");
  }
}

/** Whether a run is at work on a package, or one was killed. */
export function needsRecovery(workspace: Workspace): boolean {
  return exists(lockFile(workspace)) || listLeftovers(workspace).length > 0;
}

/** {@link recoverPackage} for who holds the lock. */
export function recover(workspace: Workspace): Recovery {
  const direction = pendingDirection(workspace);
  const outcome = direction === undefined ? "nothing" : settle(workspace, direction);
  discardLeftovers(workspace);
  return outcome;
}

/** Removes what a run leaves in the working folder, unless a journal still needs it. */
export function discardLeftovers(workspace: Workspace): void {
  if (pendingDirection(workspace) !== undefined) return;
  for (const name of listLeftovers(workspace)) discard(workspace, join(workspace.folder, name));
}

function settle(workspace: Workspace, direction: Direction): Recovery {
  const journal = readJournal(workspace, direction);
  assertInside(workspace, journal);
  if (direction === "back") {
    undo(workspace, journal);
    return "undone";
  }
  try {
    carryOut(workspace, journal);
    return "finished";
  } catch (error) {
    rollBack(workspace, journal, error);
    return "undone";
  }
}

/** The links of a package were looked at before its commit; they may have changed since. */
function assertInside(workspace: Workspace, { aside, emptied, created, put }: Journal): void {
  const entries = [...aside, ...emptied, ...created, ...put].map((path) => lookAt(workspace.root, path));
  const links = new Set(entries.flatMap((entry) => (entry.kind === "link" ? [entry.at] : [])));
  if (links.size === 0) return;
  throw refusal(
    "symbolic-link",
    `An interrupted run of ${shown(workspace.root)} cannot be finished: symbolic links at ${enumerate([...links])}.`,
    "hookstep writes only into the package's own folder. Remove the links, then run the command again.",
  );
}
