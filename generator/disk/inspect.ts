import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EmittedFile } from "../emit/file.js";
import { listLeaves } from "./entry.js";
import { hashFiles } from "./hash.js";
import { printManifest } from "./manifest.js";
import { manifestName } from "./paths.js";
import { explain } from "./refusal.js";
import { entryAt, listEdited, listStale, type Survey, surveyPackage } from "./survey.js";

/** A file that is not what it should be, with both texts for a diff. */
export interface ChangedFile {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** How a package on disk differs from what it should be. All paths are inside the package and sorted. */
export interface Inspection {
  /** Whether there is nothing to report: every list but `edited` and `unknown` is empty. */
  readonly inStep: boolean;
  /** Should be there and are not. */
  readonly missing: readonly string[];
  readonly changed: readonly ChangedFile[];
  /** Written by hookstep, still there, no longer part of the package. */
  readonly stale: readonly string[];
  /** Differ from what hookstep last wrote: the ones among `changed` and `stale` that a person has edited. */
  readonly edited: readonly string[];
  /** Under `src/`, and neither part of the package nor written by hookstep. */
  readonly unknown: readonly string[];
}

/**
 * Compares a package on disk with the files it should consist of. Reads only; `dist/` is not looked at.
 * The manifest is reported, like a file, only when it alone is out of step: otherwise it follows from the rest.
 *
 * @throws DiagnosticError when the manifest or a file cannot be read.
 */
export function inspectPackage(out: string, files: readonly EmittedFile[]): Inspection {
  try {
    return inspect(out, files);
  } catch (error) {
    throw explain(error, out, "read");
  }
}

function inspect(out: string, files: readonly EmittedFile[]): Inspection {
  const survey = surveyPackage(out, new Map(Object.entries(hashFiles(files))));
  const found = { ...compareFiles(out, files, survey), stale: listStale(survey) };
  const manifest = isInStep(found) ? compareManifest(survey) : { missing: [], changed: [] };
  const missing = [...found.missing, ...manifest.missing];
  const changed = [...found.changed, ...manifest.changed];
  const { stale } = found;
  return {
    inStep: isInStep({ missing, changed, stale }),
    missing,
    changed,
    stale,
    edited: listEdited(survey),
    unknown: listUnknown(out, survey),
  };
}

type Findings = Pick<Inspection, "missing" | "changed" | "stale">;

function isInStep({ missing, changed, stale }: Findings): boolean {
  return missing.length + changed.length + stale.length === 0;
}

/** A link or a folder in a file's place counts as no file: its text, if any, is not of this package. */
function compareFiles(out: string, files: readonly EmittedFile[], survey: Survey): Omit<Findings, "stale"> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const missing: string[] = [];
  const changed: ChangedFile[] = [];
  for (const path of [...texts.keys()].toSorted()) {
    const entry = entryAt(survey, path);
    if (entry.kind !== "file") missing.push(path);
    else if (entry.hash !== survey.wanted.get(path)) {
      const actual = readFileSync(join(out, path), "utf8");
      changed.push({ path, expected: texts.get(path) ?? "", actual });
    }
  }
  return { missing, changed };
}

function compareManifest({ wanted, manifest }: Survey): Omit<Findings, "stale"> {
  const expected = printManifest(wanted);
  if (manifest === undefined) return { missing: [manifestName], changed: [] };
  if (manifest.text === expected) return { missing: [], changed: [] };
  return { missing: [], changed: [{ path: manifestName, expected, actual: manifest.text }] };
}

function listUnknown(out: string, { wanted, manifest }: Survey): string[] {
  return listLeaves(out, "src")
    .filter(
      ({ path, kind }) => kind !== "empty folder" && !wanted.has(path) && manifest?.files.has(path) !== true,
    )
    .map(({ path }) => path);
}
