import { createHash } from "node:crypto";
import { sortedBy } from "../order.js";
import type { EmittedFile } from "../emit/file.js";

/** SHA-256 of files' bytes, in lower-case hex, by path inside the package. */
export type FileHashes = Readonly<Record<string, string>>;

/** SHA-256 of bytes, or of the UTF-8 bytes of text, in lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The hashes of a package's files, sorted by path. */
export function hashFiles(files: readonly EmittedFile[]): FileHashes {
  const sorted = sortedBy(files, (file) => file.path);
  return Object.fromEntries(sorted.map((file) => [file.path, sha256(file.text)]));
}
