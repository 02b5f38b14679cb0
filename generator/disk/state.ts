import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isBuilt } from "./build-record.js";
import { replaceFile } from "./changes.js";
import { lookAt } from "./entry.js";
import type { FileHashes } from "./hash.js";
import { readManifest } from "./manifest.js";
import { workspaceName } from "./paths.js";
import { ignoreFailure } from "./refusal.js";
import { openWorkspace } from "./workspace.js";

/** What the last complete run left behind, kept in `.hookstep/state.json`. */
export interface State {
  /** Digest of everything the package was made from. */
  readonly inputs: string;
  /** What was written: `hashFiles(files)`. */
  readonly files: FileHashes;
  /** Whether `dist/` was built from these files. */
  readonly built: boolean;
}

/** The record of the last complete run; undefined when there is none that can be read. */
export function readState(out: string): State | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(stateFile(out), "utf8"));
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Records a complete run, after `writePackage`. A record that cannot be written costs the next run its short cut. */
export function writeState(out: string, { inputs, files, built }: State): void {
  const text = `${JSON.stringify({ inputs, built, files }, null, 2)}\n`;
  ignoreFailure(() => replaceFile(openWorkspace(out), stateFile(out), text));
}

/**
 * Whether a run would change nothing: the inputs are the recorded ones, every file on disk is the one recorded,
 * and, with `built`, `dist/` is there as it was built from these very files. Never throws; when in doubt, false.
 */
export function isUpToDate(out: string, inputs: string, { built }: { readonly built: boolean }): boolean {
  const state = readState(out);
  if (state === undefined || state.inputs !== inputs || (built && !state.built)) return false;
  try {
    const manifest = readManifest(out);
    return (
      manifest !== undefined &&
      manifest.files.size === Object.keys(state.files).length &&
      [...manifest.files].every(([path, hash]) => state.files[path] === hash && isFile(out, path, hash)) &&
      (!built || isBuilt(out, manifest.text))
    );
  } catch {
    return false;
  }
}

function isFile(out: string, path: string, hash: string): boolean {
  const entry = lookAt(out, path);
  return entry.kind === "file" && entry.hash === hash;
}

function isState(value: unknown): value is State {
  if (typeof value !== "object" || value === null) return false;
  const { inputs, files, built } = value as Partial<Record<keyof State, unknown>>;
  return (
    typeof inputs === "string" && typeof files === "object" && files !== null && typeof built === "boolean"
  );
}

function stateFile(out: string): string {
  return join(out, workspaceName, "state.json");
}
