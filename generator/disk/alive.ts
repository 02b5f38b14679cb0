import { readFileSync } from "node:fs";

import { isSystemError } from "./refusal.js";

/** Whether a process runs. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return isSystemError(error) && error.code === "EPERM";
  }
}

/**
 * Whether a process has ended and only waits for its parent to take note (proc(5), `/proc/<pid>/stat`). Where a
 * container's first process takes no note of anybody, a killed run would seem to live for ever.
 */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return /^ [ZX]/.test(stat.slice(stat.lastIndexOf(")") + 1));
  } catch {
    return false;
  }
}
