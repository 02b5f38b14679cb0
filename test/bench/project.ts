import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ProcessCost, runNode } from "./node-process.js";

/** The folder of this repository. */
export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The built program. */
export const cli = join(repository, "dist/generator/cli.js");
const parseOnly = fileURLToPath(new URL("programs/parse-only.js", import.meta.url));

/** Calls a function with a new folder, which is removed at the end. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "hookstep-bench-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts a copy of this project's specs and configuration into a folder, so that the checkout stays as it is. */
export function copyProject(folder: string): void {
  cpSync(join(repository, "spec"), join(folder, "spec"), { recursive: true });
  cpSync(join(repository, "hookstep.config.json"), join(folder, "hookstep.config.json"));
}

/** Runs the built `hookstep` in a folder. */
export function runHookstep(args: readonly string[], folder: string): ProcessCost {
  return runNode([cli, ...args], folder);
}

/** Runs a process that only imports @asyncapi/parser and parses a document with its defaults. */
export function runYardstick(document: string): ProcessCost {
  return runNode([parseOnly, document], repository);
}
