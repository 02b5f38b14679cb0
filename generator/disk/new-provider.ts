import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import type { EmittedFile } from "../emit/file.js";
import { exists } from "./entry.js";
import { ignoreFailure, isSystemError, refusal, shown } from "./refusal.js";

/** A folder that is to be, and the file that is to name it. */
export interface NewFolder {
  /** Absolute; nothing may be there. */
  readonly folder: string;
  readonly files: readonly EmittedFile[];
  /** The configuration, absolute. */
  readonly config: string;
  /** Its text before, undefined where there is none, and after. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Writes a provider's folder and names it in the configuration, both or neither. Each appears in one go, so that a
 * killed run leaves no half of either.
 *
 * @throws DiagnosticError when the folder is there already, the configuration changed meanwhile, or the disk refuses
 */
export function writeNewProvider({ folder, files, config, before, after }: NewFolder): void {
  if (exists(folder)) throw inTheWay(folder);
  const parent = dirname(folder);
  let staging: string | undefined;
  let isPut = false;
  try {
    mkdirSync(parent, { recursive: true });
    staging = mkdtempSync(join(parent, `.${basename(folder)}-`));
    const staged = join(staging, basename(folder));
    mkdirSync(staged);
    for (const { path, text } of files) {
      mkdirSync(dirname(join(staged, path)), { recursive: true });
      writeFileSync(join(staged, path), text, { flag: "wx" });
    }
    const draft = join(staging, "config.json");
    writeFileSync(draft, after, { flag: "wx" });
    if (exists(folder)) throw inTheWay(folder);
    assertUntouched(config, before);
    renameSync(staged, folder);
    isPut = true;
    renameSync(draft, config);
  } catch (error) {
    if (isPut) ignoreFailure(() => rmSync(folder, { recursive: true }));
    throw isSystemError(error) ? cannotWrite(folder, error) : error;
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
}

function assertUntouched(config: string, before: string | undefined): void {
  const now = exists(config) ? readFileSync(config, "utf8") : undefined;
  if (now === before) return;
  throw refusal(
    "changed-meanwhile",
    `${shown(config)} was changed while the document was read.`,
    "Nothing was written. Run the command again.",
  );
}

function inTheWay(folder: string) {
  return refusal(
    "provider-exists",
    `${shown(folder)} is there already, and is never overwritten.`,
    "Choose another name with --name, or move the folder away first.",
  );
}

function cannotWrite(folder: string, error: Error) {
  return refusal(
    "cannot-write",
    `${shown(folder)} cannot be written: ${error.message}`,
    "Nothing was written.",
  );
}
