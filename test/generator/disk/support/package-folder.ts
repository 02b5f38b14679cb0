import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { DiagnosticError } from "../../../../generator/diagnostics/diagnostic.js";
import { listTree } from "./files.js";

const root = realpathSync(mkdtempSync(join(tmpdir(), "hookstep-disk-")));
let folders = 0;

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A place in a temporary folder at which nothing is yet; removed after the tests of the file. */
export function newPlace(): string {
  folders += 1;
  const folder = join(root, String(folders));
  mkdirSync(folder);
  return join(folder, "package");
}

/** A copy of a folder, times included. */
export function copyOf(folder: string): string {
  const copy = newPlace();
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** Everything under a folder by path: texts of files, `null` for folders. The working folder is left out. */
export function snapshot(folder: string): Record<string, string | null> {
  return Object.fromEntries(
    listTree(folder).map((path) => {
      const place = join(folder, path);
      return [path, statSync(place).isDirectory() ? null : readFileSync(place, "utf8")];
    }),
  );
}

/** When each file under a folder was last changed. The working folder is left out. */
export function timesOf(folder: string): Record<string, number> {
  const files = listTree(folder).filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, statSync(join(folder, path)).mtimeMs]));
}

/** What is in the working folder of a package. */
export function workspaceOf(folder: string): string[] {
  try {
    return readdirSync(join(folder, ".hookstep")).toSorted();
  } catch {
    return [];
  }
}

/** The code, message and help of the diagnostics that an action ends with. */
export async function refusalOf(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.map(({ code, message, help }) => `${code}: ${message}\n${help}`).join("\n");
  }
  throw new Error("The action was not refused.");
}
