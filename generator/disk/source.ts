import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { isSystemError, refusal, shown } from "./refusal.js";

/**
 * The text of a file that the user named: UTF-8, without its byte order mark. Its size is looked at before it is
 * read.
 *
 * @throws DiagnosticError with one line that names the file: it does not exist, is a folder, cannot be read, is
 * larger than `maxBytes` or is not UTF-8.
 */
export function readSource(path: string, maxBytes: number): string {
  const bytes = readBytes(path, maxBytes);
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  throw refusal(
    "not-utf8",
    `${shown(path)} is not UTF-8 text: it goes wrong at byte ${invalidOffset(bytes)}.`,
    "Save the file as UTF-8.",
  );
}

function readBytes(path: string, maxBytes: number): Buffer {
  try {
    const found = statSync(path);
    if (found.isDirectory())
      throw refusal("not-a-file", `${shown(path)} is a folder, not a file.`, "Name a file in it.");
    if (!found.isFile())
      throw refusal("not-a-file", `${shown(path)} is not a regular file.`, "Save its content to a file.");
    if (found.size > maxBytes) throw tooLarge(path, found.size, maxBytes);
    return readFileSync(path);
  } catch (error) {
    throw isSystemError(error) ? unreadable(path, error) : error;
  }
}

function tooLarge(path: string, size: number, maxBytes: number): DiagnosticError {
  return refusal(
    "file-too-large",
    `${shown(path)} is too large: ${formatBytes(size)}, where ${formatBytes(maxBytes)} is the limit.`,
    "Check that it is the file you meant.",
  );
}

function unreadable(path: string, error: NodeJS.ErrnoException): DiagnosticError {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") {
    return refusal("file-not-found", `${shown(path)} does not exist.`, "Check the path.");
  }
  const reason = error.code === "EACCES" ? "permission denied" : error.code;
  return refusal(
    "unreadable-file",
    `${shown(path)} cannot be read: ${reason}.`,
    "Check the file and its permissions.",
  );
}

/** The offset of the first byte that is not UTF-8, of bytes that are not. */
function invalidOffset(bytes: Buffer): number {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const replacement = Buffer.from("\uFFFD");
  let offset = 0;
  for (const character of text) {
    const width = Buffer.byteLength(character);
    if (character === "\uFFFD" && !bytes.subarray(offset, offset + width).equals(replacement)) break;
    offset += width;
  }
  return offset;
}

/** A size in the largest fitting unit. Rounded up, so that what is over a limit never reads like the limit. */
function formatBytes(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"];
  const step = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${Math.ceil((bytes / 1024 ** step) * 10) / 10} ${units[step]}`;
}
