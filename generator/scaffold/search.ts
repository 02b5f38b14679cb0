import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { compareText } from "../order.js";
import { readRegistry, type Registry } from "./registry.js";
import type { RegistryProblem } from "./registry-entries.js";

/** A file that has to do with handlers of a package. */
export interface HandlersFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly reading: Registry | RegistryProblem;
}

const maxBytes = 1024 * 1024;

/** Every TypeScript file in a folder that names the type `Handlers` of a package. */
export function findHandlersFiles(folder: string, packageName: string): readonly HandlersFile[] {
  if (!existsSync(folder)) return [];
  return sources(folder).flatMap((path) => {
    if (statSync(path).size > maxBytes) return [];
    const bytes = readFileSync(path);
    if (!bytes.includes(packageName) || !bytes.includes("Handlers")) return [];
    const text = decode(bytes);
    const reading =
      text === undefined ? { problem: "it is not UTF-8", line: 1 } : readRegistry(path, text, packageName);
    return reading === undefined ? [] : [{ path, text: text ?? "", reading }];
  });
}

function sources(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((one, other) =>
    compareText(one.name, other.name),
  );
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.d)\.[cm]?tsx?$/.test(entry.name) && entry.isFile() ? [path] : [];
  });
}

/** Keeps a byte order mark, so that what is written back has it. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
