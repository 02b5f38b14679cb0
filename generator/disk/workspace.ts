import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { exists, statEntry } from "./entry.js";
import { workspaceName } from "./paths.js";
import { refusal, shown } from "./refusal.js";

/** Called before each change on disk with its name; when it throws, that change fails. */
export type OnStep = (change: string) => void;

/** A package's folder and hookstep's working folder in it, on one file system by construction. */
export interface Workspace {
  /** The package's folder, absolute. */
  readonly root: string;
  /** The working folder, absolute. */
  readonly folder: string;
  readonly onStep: OnStep;
}

const keptFiles: readonly string[] = ["build.json", "state.json"];
const lockName = "lock";

/** Names the places of a package; reads and creates nothing but a look at the working folder. */
export function openWorkspace(out: string, onStep: OnStep = () => {}): Workspace {
  const root = resolve(out);
  const folder = join(root, workspaceName);
  const found = statEntry(folder);
  if (found !== undefined && !found.isDirectory()) {
    throw refusal(
      "in-the-way",
      `${shown(folder)} is not a folder; hookstep works in a folder of that name.`,
      "Move it away, or choose another folder.",
    );
  }
  return { root, folder, onStep };
}

/** The lock's place. */
export function lockFile({ folder }: Workspace): string {
  return join(folder, lockName);
}

/** What an unfinished run left in the working folder, sorted. */
export function listLeftovers({ folder }: Workspace): string[] {
  if (!exists(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name !== lockName && !keptFiles.includes(name))
    .toSorted();
}
