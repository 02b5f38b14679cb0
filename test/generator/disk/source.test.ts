import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DiagnosticError } from "../../../generator/diagnostics/diagnostic.js";
import { readSource } from "../../../generator/disk/source.js";
import { newPlace } from "./support/package-folder.js";

const limit = 1024 * 1024;

function fileOf(content: string | Uint8Array): string {
  const file = newPlace();
  writeFileSync(file, content);
  return file;
}

function refusal(file: string, maxBytes = limit): string {
  try {
    readSource(file, maxBytes);
  } catch (error) {
    expect(error).toBeInstanceOf(DiagnosticError);
    return String((error as Error).message).replace(/^\S*package/, "FILE");
  }
  throw new Error("The file was read.");
}

test("a file is read as UTF-8, without its byte order mark and with its line ends as they are", () => {
  expect(readSource(fileOf("\uFEFFa: ü\r\n日本 \uFFFD\n"), limit)).toBe("a: ü\r\n日本 \uFFFD\n");
  expect(readSource(fileOf(""), 0)).toBe("");
});

test("a file that is not there, or cannot be, is named", () => {
  expect(refusal(newPlace())).toBe("FILE does not exist.");
  expect(refusal(join(fileOf("text"), "package"))).toBe("FILE does not exist.");
});

test("a folder is no document", () => {
  const folder = newPlace();
  mkdirSync(folder);
  expect(refusal(folder)).toBe("FILE is a folder, not a file.");
});

test("a device is no document", () => {
  expect(() => readSource("/dev/null", limit)).toThrow("/dev/null is not a regular file.");
});

test("a file that the system does not give is named with the reason", () => {
  const loop = newPlace();
  symlinkSync(loop, loop);
  expect(refusal(loop)).toBe("FILE cannot be read: ELOOP.");
});

test.each([
  [Buffer.from([0x61, 0xff]), 1],
  [Buffer.from("\uFEFFü\uFFFD\u{1F600}\xE9", "utf8").subarray(0, -1), 12],
  [Buffer.from("a: \xE9t\xE9", "latin1"), 3],
  [Buffer.from("\uFEFFa", "utf16le"), 0],
])("a file of the bytes %j is not UTF-8 at byte %i", (bytes, offset) => {
  expect(refusal(fileOf(bytes))).toBe(`FILE is not UTF-8 text: it goes wrong at byte ${offset}.`);
});

test("a file over the limit is refused by its size, in units that a person reads", () => {
  const file = fileOf("");
  truncateSync(file, 100_000_000);
  expect(refusal(file)).toBe("FILE is too large: 95.4 MiB, where 1 MiB is the limit.");
  truncateSync(file, limit + 1);
  expect(refusal(file)).toBe("FILE is too large: 1.1 MiB, where 1 MiB is the limit.");
  expect(refusal(fileOf("12345"), 4)).toBe("FILE is too large: 5 bytes, where 4 bytes is the limit.");
});
