import { buildRecordPath } from "./build-record.js";
import { lookAt } from "./entry.js";
import type { Journal } from "./journal.js";
import { printManifest } from "./manifest.js";
import { ancestors, distName, manifestName } from "./paths.js";
import { entryAt, listStale, type Survey } from "./survey.js";

/** What became of each file: paths inside the package, sorted. The manifest and `dist/` are left out. */
export interface WriteResult {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/** What a write comes to. */
export interface Plan {
  readonly result: WriteResult;
  readonly manifestText: string;
  /** The commit to make, once everything is staged. */
  readonly steps: Omit<Journal, "staging">;
}

/** Decides what has to move for a package that was surveyed to become what is wanted. Reads only. */
export function planWrite(root: string, survey: Survey, build: boolean): Plan {
  const { wanted, manifest } = survey;
  const isSame = (path: string) => {
    const entry = entryAt(survey, path);
    return entry.kind === "file" && entry.hash === wanted.get(path);
  };
  const paths = [...wanted.keys()].toSorted();
  const written = paths.filter((path) => !isSame(path));
  const removed = listStale(survey);
  const manifestText = printManifest(wanted);
  const put = [
    ...written,
    ...(build ? [distName, buildRecordPath] : []),
    ...(manifest?.text === manifestText ? [] : [manifestName]),
  ];
  return {
    result: { written, removed, unchanged: paths.filter(isSame) },
    manifestText,
    steps: {
      aside: [...removed, ...put.filter((path) => isReplaced(root, path))],
      emptied: emptiedFolders(removed, paths),
      created: missingFolders(root, put),
      put,
    },
  };
}

/** Whether something is moved away to make room for a path. A folder that makes room for a file empties by itself. */
function isReplaced(root: string, path: string): boolean {
  const { kind } = lookAt(root, path);
  return kind === "file" || (path === distName && kind === "folder");
}

function emptiedFolders(removed: readonly string[], kept: readonly string[]): string[] {
  const needed = new Set(kept.flatMap(ancestors));
  const folders = new Set(removed.flatMap(ancestors));
  return [...folders]
    .filter((folder) => !needed.has(folder))
    .toSorted()
    .toReversed();
}

function missingFolders(root: string, paths: readonly string[]): string[] {
  const folders = new Set(paths.filter((path) => path !== buildRecordPath).flatMap(ancestors));
  return [...folders].filter((folder) => lookAt(root, folder).kind !== "folder").toSorted();
}
