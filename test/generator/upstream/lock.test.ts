import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { DiagnosticError } from "../../../generator/diagnostics/diagnostic.js";
import { formatLock, parseLock } from "../../../generator/upstream/lock.js";

const lock = {
  url: "https://example.com/asyncapi.yaml",
  sha256: "51da589115b36cff29d4f6952455c554b3b51665f378c815b5150bf1d850e60c",
  etag: 'W/"abc"',
  retrieved: "2026-11-20",
};

function faultsOf(value: unknown): readonly string[] {
  try {
    parseLock({ file: "lock.json", text: JSON.stringify(value, null, 2) });
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.map(({ message, location }) => `${location?.line} ${message}`);
  }
}

test("a lock is read as it was written", () => {
  const text = formatLock(lock);
  expect(parseLock({ file: "lock.json", text })).toEqual(lock);
  expect(formatLock({ ...lock, etag: null })).toContain('"etag": null');
});

test("the lock of Help Scout is written as hookstep writes it", () => {
  const text = readFileSync("spec/helpscout/lock.json", "utf8");
  const read = parseLock({ file: "lock.json", text });
  expect(read && formatLock(read)).toBe(text);
});

test("the lock of a document that is written here says so", () => {
  expect(parseLock({ file: "lock.json", text: '{ "url": null }' })).toBeNull();
});

test("a lock that lacks something, or says it wrongly, is refused with every place", () => {
  expect(faultsOf({ url: "asyncapi.yaml", sha256: lock.sha256.toUpperCase(), etag: "abc" })).toEqual([
    "2 `url` must be the address of the upstream document, or null if it is written here.",
    "3 `sha256` must be 64 hexadecimal digits in lower case.",
    "4 `etag` must be an entity tag with its quotes, or null.",
    "1 `retrieved` must be a day such as 2026-11-20.",
  ]);
  expect(faultsOf({ ...lock, etag: '"a"\r\nx: y', retrieved: 20261120 })).toHaveLength(2);
});

test("a lock that is no JSON is refused", () => {
  expect(() => parseLock({ file: "lock.json", text: "{" })).toThrow(DiagnosticError);
});
