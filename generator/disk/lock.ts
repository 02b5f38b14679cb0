import { randomUUID } from "node:crypto";
import { mkdirSync, realpathSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { isAlive } from "./alive.js";
import { releaseLockFile, takeLockFile } from "./lock-file.js";
import { ignoreFailure, refusal, shown } from "./refusal.js";
import { lockFile, type Workspace } from "./workspace.js";

/** Locks of this process: a lock that names this process and is not among them is left from an earlier one. */
const held = new Set<string>();

/**
 * Runs an action while no other process writes the package. The lock is a file that names its process; one
 * whose process is dead is taken over. Folders that had to be created for it are removed when nothing came of them.
 *
 * @throws DiagnosticError when another process holds the lock.
 */
export async function withLock<Result>(
  workspace: Workspace,
  action: () => Result | Promise<Result>,
): Promise<Result> {
  const release = acquire(workspace);
  try {
    return await action();
  } finally {
    release();
  }
}

/** {@link withLock} for an action that does not wait for anything. */
export function withLockSync<Result>(workspace: Workspace, action: () => Result): Result {
  const release = acquire(workspace);
  try {
    return action();
  } finally {
    release();
  }
}

function acquire(workspace: Workspace): () => void {
  const file = lockFile(workspace);
  workspace.onStep("lock");
  const created = mkdirSync(workspace.folder, { recursive: true });
  const key = realpathSync(workspace.folder);
  const claim = { pid: process.pid, id: randomUUID() };
  try {
    const other = takeLockFile(file, claim, (pid) => (pid === process.pid ? held.has(key) : isAlive(pid)));
    if (other !== undefined) throw lockedRefusal(workspace, other.pid);
  } catch (error) {
    removeEmpty(workspace.folder, created);
    throw error;
  }
  held.add(key);
  return () => {
    held.delete(key);
    ignoreFailure(() => {
      workspace.onStep("unlock");
      releaseLockFile(file, claim);
    });
    removeEmpty(workspace.folder, created);
  };
}

function lockedRefusal(workspace: Workspace, pid: number): DiagnosticError {
  return refusal(
    "locked",
    `another hookstep (pid ${pid}) is writing ${shown(workspace.root)}.`,
    `Wait until it is done. If no hookstep runs, delete ${shown(lockFile(workspace))}.`,
  );
}

/** Removes the working folder and the folders created for it, from the inside out, as far as they are empty. */
function removeEmpty(folder: string, outermost: string = folder): void {
  ignoreFailure(() => {
    for (let at = folder; ; at = dirname(at)) {
      rmdirSync(at);
      if (at === outermost) return;
    }
  });
}
