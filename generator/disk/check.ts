import { readdirSync, statSync } from "node:fs";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.js";
import { listUnbuilt } from "./build-record.js";
import { type Entry, exists, listLeaves, lookAt } from "./entry.js";
import { type Manifest, type ManifestFile } from "./manifest.js";
import { distName, manifestName, workspaceName } from "./paths.js";
import { enumerate, refusal, shown } from "./refusal.js";
import { entryAt, listEdited, type Survey, surveyPackage } from "./survey.js";

/** What a write is about to do, as far as it matters for whether it may. */
export interface Intent {
  readonly wanted: Manifest;
  /** Whether `dist/` will be swapped. */
  readonly build: boolean;
  /** Whether files that were edited by hand may be overwritten. */
  readonly force: boolean;
}

/**
 * Surveys a package and makes sure that writing it destroys nothing that hookstep did not write. Reads only.
 *
 * @throws DiagnosticError with every reason not to write.
 */
export function checkPackage(root: string, { wanted, build, force }: Intent): Survey {
  checkFolder(root);
  const survey = surveyPackage(root, wanted);
  const findings = [
    ...linkFindings(root, survey, build),
    ...obstacleFindings(root, survey, build),
    ...(force ? [] : editFindings(root, survey)),
    ...(build ? distFindings(root, survey.manifest) : []),
  ];
  if (findings.length > 0) throw new DiagnosticError(findings);
  return survey;
}

function checkFolder(root: string): void {
  const help = "Choose an empty folder, or one that does not exist yet.";
  if (!exists(root)) return;
  // Unlike what is inside it, the folder itself may be named by a symbolic link.
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw refusal("not-a-package", `${shown(root)} is not a folder.`, help);
  }
  const names = readdirSync(root);
  if (names.includes(manifestName)) return;
  const foreign = names.filter(
    (name) => name !== workspaceName && !(name === distName && listUnbuilt(root, new Map()).length === 0),
  );
  if (foreign.length === 0) return;
  throw refusal(
    "not-a-package",
    `${shown(root)} is not empty, and is not a package that hookstep wrote.`,
    help,
  );
}

function linkFindings(root: string, { entries }: Survey, build: boolean): Diagnostic[] {
  const own = ownPaths(build).map((path) => lookAt(root, path));
  const links = [...own, ...entries.values()].flatMap((entry) => (entry.kind === "link" ? [entry.at] : []));
  return finding(root, [...new Set(links)], {
    code: "symbolic-link",
    says: (count) => (count === 1 ? "is a symbolic link" : "are symbolic links"),
    help: "hookstep writes only into the package's own folder. Remove the links, then run the command again.",
  });
}

function obstacleFindings(root: string, survey: Survey, build: boolean): Diagnostic[] {
  const own = ownPaths(build).filter((path) => lookAt(root, path).kind === "blocked");
  const obstacles = [...survey.wanted.keys()].flatMap(
    (path) => obstacle(root, survey, path, entryAt(survey, path)) ?? [],
  );
  return finding(root, [...new Set([...own, ...obstacles])].toSorted(), {
    code: "foreign-files",
    says: (count) =>
      count === 1
        ? "is in the way, and hookstep did not write it"
        : "are in the way, and hookstep did not write them",
    help: "Files that hookstep did not write are never overwritten. Move them away, then run the command again.",
  });
}

/** What keeps a wanted file from being put in its place; undefined when nothing does. */
function obstacle(root: string, survey: Survey, path: string, entry: Entry): string | undefined {
  const written = survey.manifest?.files;
  const goes = (other: string) => written?.has(other) === true && !survey.wanted.has(other);
  if (entry.kind === "file") return written?.has(path) === true ? undefined : path;
  if (entry.kind === "blocked") return goes(entry.by) ? undefined : entry.by;
  if (entry.kind !== "folder") return undefined;
  const leaves = listLeaves(root, path);
  return leaves.length > 0 && leaves.every((leaf) => leaf.kind === "file" && goes(leaf.path))
    ? undefined
    : path;
}

function editFindings(root: string, survey: Survey): Diagnostic[] {
  return finding(root, listEdited(survey), {
    code: "edited-files",
    says: (count) =>
      `${count === 1 ? "was" : "were"} edited by hand since hookstep wrote ${count === 1 ? "it" : "them"}`,
    help:
      "Move the change into the overlay, the package.json or the templates that the package is made from. " +
      "Or run the command again with --force, which overwrites what was edited.",
  });
}

function distFindings(root: string, manifest: ManifestFile | undefined): Diagnostic[] {
  return finding(root, listUnbuilt(root, manifest?.files ?? new Map()), {
    code: "foreign-build-files",
    says: (count) => `${count === 1 ? "was" : "were"} not built by hookstep`,
    help: `A build replaces ${distName}/ as a whole. Move what is not of the build elsewhere, or leave the build out.`,
  });
}

/** What is written besides the package's files. */
function ownPaths(build: boolean): string[] {
  return build ? [manifestName, distName] : [manifestName];
}

interface Wording {
  readonly code: DiagnosticCode;
  readonly says: (count: number) => string;
  readonly help: string;
}

function finding(root: string, paths: readonly string[], { code, says, help }: Wording): Diagnostic[] {
  if (paths.length === 0) return [];
  const message = `${enumerate(paths)} in ${shown(root)} ${says(paths.length)}.`;
  return [{ code, severity: "error", message, help }];
}
