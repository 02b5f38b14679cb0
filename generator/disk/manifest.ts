import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { compareText } from "../order.js";
import { exists } from "./entry.js";
import { manifestName, pathFault } from "./paths.js";
import { refusal, shown } from "./refusal.js";

/** The files that hookstep wrote into a package, except the manifest itself and `dist/`: path to SHA-256. */
export type Manifest = ReadonlyMap<string, string>;

/** A manifest as it is on disk. */
export interface ManifestFile {
  readonly text: string;
  readonly files: Manifest;
}

/** The manifest's text: sorted, one line a file, so that a change of one file is a change of one line. */
export function printManifest(files: Manifest): string {
  const sorted = [...files].toSorted(([left], [right]) => compareText(left, right));
  return `${JSON.stringify({ files: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/**
 * Reads the manifest of a package; undefined when it has none.
 *
 * @throws DiagnosticError when it is not what hookstep wrote: broken, or with a path that leads elsewhere.
 */
export function readManifest(root: string): ManifestFile | undefined {
  const file = join(root, manifestName);
  if (!exists(file)) return undefined;
  const text = readFileSync(file, "utf8");
  return { text, files: parseManifest(file, text) };
}

/**
 * Reads the text of a manifest.
 *
 * @throws DiagnosticError as {@link readManifest} does.
 */
export function parseManifest(file: string, text: string): Manifest {
  if (/^(?:<{7}|={7}|>{7})(?: |\r?$)/m.test(text)) throw conflictRefusal(file);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw manifestRefusal(file, "is not JSON");
  }
  return new Map(readEntries(file, data));
}

function readEntries(file: string, data: unknown): [string, string][] {
  if (!isRecord(data) || !isRecord(data["files"])) throw manifestRefusal(file, 'has no "files" object');
  return Object.entries(data["files"]).map(([path, hash]) => {
    const name = JSON.stringify(path);
    const fault = pathFault(path);
    if (fault !== undefined) throw manifestRefusal(file, `lists ${name}, which ${fault}`);
    if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash)) {
      throw manifestRefusal(file, `has no SHA-256 for ${name}`);
    }
    return [path, hash];
  });
}

function manifestRefusal(file: string, fault: string): DiagnosticError {
  return refusal(
    "unreadable-manifest",
    `${shown(file)} ${fault}; hookstep cannot tell which files it wrote.`,
    "Restore it from version control. Or delete the package's folder and generate it again.",
  );
}

function conflictRefusal(file: string): DiagnosticError {
  return refusal(
    "conflicted-manifest",
    `${shown(file)} has merge conflict markers.`,
    "Take either side of the conflict and generate again; hookstep writes the list anew. " +
      "If files of the other side are then in the way, delete the package's folder and generate it again.",
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
