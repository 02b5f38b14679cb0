import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { DiagnosticError } from "../diagnostics/diagnostic.js";
import type { EmittedFile } from "../emit/file.js";
import { createFromDraft, discardDraft, writeDraft } from "./draft.js";

/**
 * Writes files that become the user's own, in their order, each in one go. Never touches one that exists: then, and on
 * any failure, none is written. Those that are there already with the same text count as what a killed run has left, and
 * the rest is added to them.
 *
 * @param shown the folder as messages name it
 * @throws DiagnosticError that names the files in the way
 */
export function createFiles(folder: string, files: readonly EmittedFile[], shown: string): void {
  const existing = files.filter(({ path }) => existsSync(join(folder, path)));
  const missing = files.filter((file) => !existing.includes(file));
  const isLeft = missing.length > 0 && existing.every((file) => isSame(folder, file));
  if (existing.length > 0 && !isLeft) throw inTheWay(existing, shown);
  const created: string[] = [];
  try {
    for (const file of missing) created.push(createFile(folder, file));
  } catch (error) {
    for (const path of created) rmSync(path);
    throw cannotWrite(error, shown);
  }
}

function isSame(folder: string, { path, text }: EmittedFile): boolean {
  try {
    return readFileSync(join(folder, path), "utf8") === text;
  } catch {
    return false;
  }
}

function createFile(folder: string, { path, text }: EmittedFile): string {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  const draft = writeDraft(target, text);
  try {
    createFromDraft(draft, target);
  } catch (error) {
    discardDraft(draft);
    throw error;
  }
  return target;
}

function inTheWay(existing: readonly EmittedFile[], shown: string): DiagnosticError {
  const names = existing.map(({ path }) => path).join(", ");
  const help = "Nothing was written. Choose another folder, or move these files away first.";
  return new DiagnosticError([
    { code: "file-exists", severity: "error", message: `In ${shown} there already is ${names}.`, help },
  ]);
}

function cannotWrite(error: unknown, shown: string): DiagnosticError {
  const reason = error instanceof Error ? error.message : String(error);
  return new DiagnosticError([
    {
      code: "cannot-write",
      severity: "error",
      message: `Cannot write into ${shown}: ${reason}`,
      help: "Nothing was written.",
    },
  ]);
}
