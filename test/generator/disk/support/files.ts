import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../../../../generator/emit/file.js";

/** Files of a package from a record of texts by path. */
export function filesOf(texts: Readonly<Record<string, string>>): EmittedFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

/** Writes files as a person would. */
export function put(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A build that leaves one module a source, without any compiler. */
export async function fakeBuild(staging: string): Promise<void> {
  for (const path of listTree(join(staging, "src"))) {
    if (!path.endsWith(".ts") || !statSync(join(staging, "src", path)).isFile()) continue;
    const text = readFileSync(join(staging, "src", path), "utf8");
    put(staging, { [`dist/${path.replace(/\.ts$/, ".js")}`]: `built ${text}` });
  }
}

/** The paths of everything under a folder, sorted; none when it is not there. The working folder is left out. */
export function listTree(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !path.startsWith(".hookstep"))
    .toSorted();
}
