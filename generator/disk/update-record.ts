import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { replaceFile, syncFolder } from "./changes.js";
import { exists, lookAt } from "./entry.js";
import { readManifest } from "./manifest.js";
import { sha256 } from "./hash.js";
import { refusal, shown } from "./refusal.js";
import type { Workspace } from "./workspace.js";

/** A file of a spec folder, before an update and after it. Texts keep their byte order mark. */
export interface SpecFile {
  /** Its name in the folder. */
  readonly name: string;
  /** Null where there is no such file yet. */
  readonly before: string | null;
  readonly after: string;
}

/** Everything that is needed to finish or to undo an update, written down before it starts. */
export interface UpdateRecord {
  readonly files: readonly SpecFile[];
  /** The package's folder, seen from the spec's. */
  readonly out: string;
  /** SHA-256 of the package's manifest before and after; before it is null where there is no package. */
  readonly manifest: { readonly before: string | null; readonly after: string };
}

/** Where the record of an update that is under way stands. */
export function recordFile({ folder }: Workspace): string {
  return join(folder, "update.json");
}

/** Writes the record: from here on the update is either finished or undone. */
export function openRecord(workspace: Workspace, record: UpdateRecord): void {
  replaceFile(workspace, recordFile(workspace), `${JSON.stringify(record, null, 2)}\n`);
  syncFolder(workspace.folder);
}

/** Removes the record: the update is over. */
export function closeRecord(workspace: Workspace): void {
  syncFolder(workspace.root);
  workspace.onStep("close the record");
  rmSync(recordFile(workspace), { force: true });
}

/**
 * Reads the record of an update that was interrupted; undefined when there is none.
 *
 * @throws DiagnosticError when it is not one that hookstep wrote, for it is about to write files.
 */
export function readRecord(workspace: Workspace): UpdateRecord | undefined {
  const file = recordFile(workspace);
  if (!exists(file)) return undefined;
  try {
    const record: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isRecord(record)) return record;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw refusal(
    "unreadable-record",
    `${shown(workspace.root)} holds an interrupted update whose record cannot be read: ${shown(file)}.`,
    "Restore the folder and its package from version control, and delete the record.",
  );
}

/** SHA-256 of a package's manifest; null when it has none. */
export function manifestDigest(out: string): string | null {
  const manifest = readManifest(out);
  return manifest === undefined ? null : sha256(manifest.text);
}

/** The package's folder that a record tells of, absolute. */
export function packageOf({ root }: Workspace, { out }: UpdateRecord): string {
  return resolve(root, out);
}

/**
 * The bytes of a file in a spec folder as text; null when there is none.
 *
 * @throws DiagnosticError when it is no plain file.
 */
export function readSpecFile({ root }: Workspace, name: string): string | null {
  const { kind } = lookAt(root, name);
  if (kind === "missing") return null;
  if (kind === "file") {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(join(root, name)));
  }
  throw refusal(
    "not-a-file",
    `${shown(join(root, name))} is ${kind === "link" ? "a symbolic link" : "not a regular file"}, which an update does not replace.`,
    "Put a file in its place, then run the command again.",
  );
}

function isRecord(value: unknown): value is UpdateRecord {
  if (typeof value !== "object" || value === null) return false;
  const { files, out, manifest } = value as Partial<Record<keyof UpdateRecord, unknown>>;
  if (!Array.isArray(files) || typeof out !== "string") return false;
  if (typeof manifest !== "object" || manifest === null) return false;
  const { before, after } = manifest as Partial<Record<"after" | "before", unknown>>;
  return files.every(isSpecFile) && isTextOrNull(before) && typeof after === "string";
}

function isSpecFile(value: unknown): value is SpecFile {
  if (typeof value !== "object" || value === null) return false;
  const { name, before, after } = value as Partial<Record<keyof SpecFile, unknown>>;
  return isSpecName(name) && isTextOrNull(before) && typeof after === "string";
}

/** The name of a plain file in the folder itself; never a path. */
function isSpecName(name: unknown): boolean {
  return typeof name === "string" && /^[A-Za-z][\w-]*\.(?:json|md|ya?ml)$/.test(name);
}

function isTextOrNull(value: unknown): boolean {
  return typeof value === "string" || value === null;
}
