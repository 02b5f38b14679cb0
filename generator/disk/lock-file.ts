import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sha256 } from "./hash.js";
import { isSystemError } from "./refusal.js";

/** What a lock file says: the process that holds it, and what tells this taking from any other. */
export interface Claim {
  readonly pid: number;
  readonly id: string;
}

/**
 * Creates a lock file, in place of a dead process's if there is one.
 *
 * Who removes a dead lock holds a lock on its removal, so that nobody removes what has been put in its place since.
 *
 * @param isAlive Whether a process still holds the lock that names it.
 * @returns The claim that keeps this process out; undefined when the lock was taken.
 */
export function takeLockFile(
  file: string,
  claim: Claim,
  isAlive: (pid: number) => boolean,
): Claim | undefined {
  let other: Claim | undefined;
  // Each round but the last loses against a process that has taken or released the lock in the meantime.
  for (let round = 0; round < 100; round++) {
    if (createLockFile(file, claim)) return undefined;
    const text = readLockFile(file);
    if (text === undefined) continue;
    other = parseClaim(text);
    if (isAlive(other.pid)) return other;
    const removal = `${file}.${sha256(text).slice(0, 16)}`;
    const remover = takeLockFile(removal, claim, isAlive);
    if (remover !== undefined) return remover;
    if (readLockFile(file) === text) rmSync(file, { force: true });
    releaseLockFile(removal, claim);
  }
  return other ?? parseClaim("");
}

/** Removes a lock file, if the claim is still the one it makes. */
export function releaseLockFile(file: string, claim: Claim): void {
  if (readLockFile(file) === printClaim(claim)) rmSync(file, { force: true });
}

/** Links a file that is complete into place: unlike one that is written there, it is never seen empty. */
function createLockFile(file: string, claim: Claim): boolean {
  const draft = `${file}.${claim.id}`;
  const text = printClaim(claim);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text);
    link(draft, file, text);
    return true;
  } catch (error) {
    if (isSystemError(error) && (error.code === "EEXIST" || error.code === "ENOENT")) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function link(draft: string, file: string, text: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    // A file system without hard links, such as exFAT.
    if (!isSystemError(error) || !["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(error.code ?? ""))
      throw error;
    writeFileSync(file, text, { flag: "wx" });
  }
}

function readLockFile(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function printClaim({ pid, id }: Claim): string {
  return `${pid}\n${id}\n`;
}

function parseClaim(text: string): Claim {
  const [pid = "", id = ""] = text.split("\n");
  return { pid: Number.parseInt(pid, 10), id };
}
