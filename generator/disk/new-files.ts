import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import { DiagnosticError } from "../diagnostics/diagnostic.js";
import type { EmittedFile } from "../emit/file.js";

/**
 * Writes files that become the user's own. Never touches one that exists: then, and on any failure, none is
 * written.
 *
 * @param shown the folder as messages name it
 * @throws DiagnosticError that names the files in the way
 */
export function createFiles(folder: string, files: readonly EmittedFile[], shown: string): void {
  const existing = files.filter(({ path }) => existsSync(join(folder, path)));
  if (existing.length > 0) throw inTheWay(existing, shown);
  const created: string[] = [];
  try {
    for (const { path, text } of files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text, { flag: "wx" });
      created.push(target);
    }
  } catch (error) {
    for (const path of created) rmSync(path);
    throw cannotWrite(error, shown);
  }
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
