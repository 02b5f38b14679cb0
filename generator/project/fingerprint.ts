import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

import type { GenerateInput } from "../generate.js";
import { installation, isBuilt, program } from "../installation.js";
import { compareText } from "../order.js";

/**
 * A digest of everything that decides the bytes of a package: its inputs, and the program itself. While it
 * stays the same there is nothing to generate.
 */
export function fingerprint(input: GenerateInput): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify(input, (_key, value: unknown) => (value instanceof Map ? [...value] : value)));
  hash.update(programDigest());
  return hash.digest("hex");
}

/** Covers the program's own code and, through its exact versions, what it generates with. */
function programDigest(): string {
  const hash = createHash("sha256").update(readFileSync(new URL("package.json", installation)));
  const files = readdirSync(program, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.[jt]s$/.test(path),
  );
  for (const path of files.toSorted(compareText)) {
    hash.update(path);
    if (!isNamedByContent(path)) hash.update(readFileSync(new URL(path, program)));
  }
  return hash.digest("hex");
}

/** Whether the build has named a file after what is in it, as it names all that others import. */
function isNamedByContent(path: string): boolean {
  return isBuilt && /-[A-Z\d]{8}\.js$/.test(path);
}
