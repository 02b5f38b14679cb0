import { type Entry, lookAt } from "./entry.js";
import { type Manifest, type ManifestFile, readManifest } from "./manifest.js";

/** What a package should be, what hookstep last wrote of it, and what is there. */
export interface Survey {
  /** The files that should be there: path to SHA-256. */
  readonly wanted: Manifest;
  /** The manifest on disk; undefined when there is none. */
  readonly manifest: ManifestFile | undefined;
  /** What is at each path that is wanted or in the manifest. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/**
 * Looks at everything a package concerns; reads only.
 *
 * @throws DiagnosticError when the manifest cannot be read.
 */
export function surveyPackage(root: string, wanted: Manifest): Survey {
  const manifest = readManifest(root);
  const paths = new Set([...wanted.keys(), ...(manifest?.files.keys() ?? [])]);
  const entries = new Map([...paths].toSorted().map((path) => [path, lookAt(root, path)]));
  return { wanted, manifest, entries };
}

/** What is at a path; only paths that the survey covers are asked for. */
export function entryAt(survey: Survey, path: string): Entry {
  return survey.entries.get(path) ?? { kind: "missing" };
}

/** The files of the manifest that are on disk and no longer wanted, sorted. */
export function listStale({ wanted, manifest, entries }: Survey): string[] {
  return [...entries].flatMap(([path, entry]) =>
    entry.kind === "file" && manifest?.files.has(path) === true && !wanted.has(path) ? [path] : [],
  );
}

/**
 * The files of the manifest that are no longer as hookstep wrote them, sorted. One that has become exactly what it
 * should be is none of them: nothing would be lost by writing it, as after a merge that left the manifest behind.
 */
export function listEdited({ wanted, manifest, entries }: Survey): string[] {
  return [...entries].flatMap(([path, entry]) => {
    const recorded = manifest?.files.get(path);
    const asWritten = entry.kind !== "file" || entry.hash === recorded || entry.hash === wanted.get(path);
    return recorded === undefined || asWritten ? [] : [path];
  });
}
