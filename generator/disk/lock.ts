import { randomUUID } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { exists } from "./entry.js";
import { ignoreFailure, isSystemError, refusal, shown } from "./refusal.js";
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
  const token = `${process.pid}\n${randomUUID()}\n`;
  try {
    while (!createLock(file, token)) evictDead(workspace, file, key);
  } catch (error) {
    removeEmpty(workspace.folder, created);
    throw error;
  }
  held.add(key);
  return () => {
    held.delete(key);
    ignoreFailure(() => {
      workspace.onStep("unlock");
      if (readLock(file) === token) rmSync(file);
    });
    removeEmpty(workspace.folder, created);
  };
}

function createLock(file: string, token: string): boolean {
  try {
    writeFileSync(file, token, { flag: "wx" });
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === "EEXIST") return false;
    throw error;
  }
}

function evictDead(workspace: Workspace, file: string, key: string): void {
  const token = readLock(file);
  if (token === undefined) return;
  const pid = Number.parseInt(token, 10);
  if (held.has(key) || (pid !== process.pid && isAlive(pid))) {
    throw refusal(
      "locked",
      `another hookstep (pid ${pid}) is writing ${shown(workspace.root)}.`,
      `Wait until it is done. If no hookstep runs, delete ${shown(file)}.`,
    );
  }
  takeAway(file, token);
}

/**
 * Removes a dead process's lock, and only that one: a third process may have replaced it by its own since it was
 * read, which is then put back.
 */
function takeAway(file: string, token: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return;
    throw error;
  }
  if (readLock(aside) !== token) ignoreFailure(() => linkSync(aside, file));
  rmSync(aside, { force: true });
}

/** The lock's text. Its process may be between creating and writing it: an empty one is given a moment. */
function readLock(file: string): string | undefined {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (!exists(file)) return undefined;
    const text = readFileSync(file, "utf8");
    if (text !== "") return text;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  return "";
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === "EPERM";
  }
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
