import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildRecordPath } from "./build-record.js";
import { replaceFile, syncFolder } from "./changes.js";
import { exists } from "./entry.js";
import { distName, manifestName, pathFault } from "./paths.js";
import { refusal, shown } from "./refusal.js";
import type { Workspace } from "./workspace.js";

/**
 * Everything a commit does, written down before it starts. All paths are inside the package; each step can be seen on
 * disk to be done or not, so that a commit can be carried on, or undone, from wherever it stopped.
 */
export interface Journal {
  /** The folder in the working folder that holds what is to come. */
  readonly staging: string;
  /** Moved out of the package into the backup first: what is replaced and what is removed. */
  readonly aside: readonly string[];
  /** Folders that may have become empty by that, the innermost first; removed if they are. */
  readonly emptied: readonly string[];
  /** Folders that are missing then, the outermost first. */
  readonly created: readonly string[];
  /** Moved from staging into the package last. */
  readonly put: readonly string[];
}

/** Where a journal on disk leads: forward to the new package, or back to the old one. */
export type Direction = "forward" | "back";

const names = { forward: "journal.json", back: "rollback.json" } as const satisfies Record<Direction, string>;

/** Writes the journal: from here on the commit is either finished or undone. */
export function openJournal(workspace: Workspace, journal: Journal): void {
  replaceFile(workspace, journalFile(workspace, "forward"), `${JSON.stringify(journal, null, 2)}\n`);
  syncFolder(workspace.folder);
}

/** Turns a commit back. Giving the journal its other name needs no space on a full disk. */
export function turnBack(workspace: Workspace): void {
  const forward = journalFile(workspace, "forward");
  if (!exists(forward)) return;
  workspace.onStep("turn back");
  renameSync(forward, journalFile(workspace, "back"));
}

/** Removes the journal: the commit is over. */
export function closeJournal(workspace: Workspace, direction: Direction): void {
  workspace.onStep("close the journal");
  rmSync(journalFile(workspace, direction));
}

/** Which way the journal on disk leads; undefined when there is none. */
export function pendingDirection(workspace: Workspace): Direction | undefined {
  if (exists(journalFile(workspace, "back"))) return "back";
  return exists(journalFile(workspace, "forward")) ? "forward" : undefined;
}

/**
 * Reads the journal of a commit that was interrupted.
 *
 * @throws DiagnosticError when it is not one that hookstep wrote, for it is about to move files.
 */
export function readJournal(workspace: Workspace, direction: Direction): Journal {
  const file = journalFile(workspace, direction);
  try {
    const journal: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isJournal(journal)) return journal;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw refusal(
    "unreadable-journal",
    `${shown(workspace.root)} holds an interrupted run whose record cannot be read: ${shown(file)}.`,
    "Restore the package from version control, delete its .hookstep folder and generate it again.",
  );
}

function isJournal(value: unknown): value is Journal {
  if (typeof value !== "object" || value === null) return false;
  const { staging, aside, emptied, created, put } = value as Partial<Record<keyof Journal, unknown>>;
  const lists = [aside, emptied, created, put];
  return typeof staging === "string" && /^staging-[A-Za-z0-9]+$/.test(staging) && lists.every(isPathList);
}

function isPathList(value: unknown): boolean {
  const own: readonly unknown[] = [manifestName, distName, buildRecordPath];
  return (
    Array.isArray(value) &&
    value.every((path) => own.includes(path) || (typeof path === "string" && pathFault(path) === undefined))
  );
}

function journalFile({ folder }: Workspace, direction: Direction): string {
  return join(folder, names[direction]);
}
