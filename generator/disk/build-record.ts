import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundleEnding } from "../emit/node-bundle.js";
import { listLeaves, lookAt } from "./entry.js";
import { sha256 } from "./hash.js";
import type { Manifest } from "./manifest.js";
import { distName, workspaceName } from "./paths.js";

/** Where the record is, inside the package. It moves with `dist/`, in one commit. */
export const buildRecordPath = `${workspaceName}/build.json`;

/** What a build left in `dist/`. */
export interface BuildRecord {
  /** SHA-256 of the manifest of the sources that were built. */
  readonly sources: string;
  /** The files in `dist/`, as paths inside the package, and their sizes in bytes. */
  readonly files: ReadonlyMap<string, number>;
}

/** Describes the `dist/` that a build of the sources with this manifest has left in a folder. */
export function recordBuild(folder: string, manifestText: string): BuildRecord {
  const files = listLeaves(folder, distName).flatMap(({ path, kind }): [string, number][] =>
    kind === "file" ? [[path, statSync(join(folder, path)).size]] : [],
  );
  return { sources: sha256(manifestText), files: new Map(files) };
}

/** The record's text. */
export function printBuildRecord({ sources, files }: BuildRecord): string {
  return `${JSON.stringify({ sources, files: Object.fromEntries(files) }, null, 2)}\n`;
}

/** The record of a package's last build; undefined when there is none that can be read. */
export function readBuildRecord(root: string): BuildRecord | undefined {
  if (lookAt(root, buildRecordPath).kind !== "file") return undefined;
  try {
    const { sources, files } = JSON.parse(readFileSync(join(root, buildRecordPath), "utf8"));
    return { sources, files: new Map(Object.entries(files)) };
  } catch {
    return undefined;
  }
}

/** Whether `dist/` is there as it was built from the sources with this manifest. */
export function isBuilt(root: string, manifestText: string): boolean {
  const record = readBuildRecord(root);
  if (record === undefined || record.sources !== sha256(manifestText)) return false;
  const { files } = recordBuild(root, manifestText);
  return (
    files.size === record.files.size && [...files].every(([path, size]) => record.files.get(path) === size)
  );
}

/**
 * What in `dist/` no build made, sorted. A build's files are the ones its record lists and the ones that `tsc` and
 * esbuild make of the manifest's sources, since anyone may have run `npm run build` in the package.
 */
export function listUnbuilt(root: string, manifest: Manifest): string[] {
  const record = readBuildRecord(root);
  const built = new Set([...(record?.files.keys() ?? []), ...[...manifest.keys()].flatMap(compiled)]);
  return listLeaves(root, distName)
    .filter(({ path, kind }) => kind === "other" || (kind === "file" && !built.has(path)))
    .map(({ path }) => path);
}

function compiled(source: string): string[] {
  const module = /^src\/(.+)\.[jt]s$/.exec(source)?.[1];
  if (module === undefined) return [];
  const endings = [".js", ".js.map", ".d.ts", ".d.ts.map", bundleEnding, `${bundleEnding}.map`];
  return endings.map((ending) => `${distName}/${module}${ending}`);
}
