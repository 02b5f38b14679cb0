import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/stranger.js";

const page = readFileSync(join(root, "SECURITY.md"), "utf8");

test("every guarantee in SECURITY.md names tests that hold it", () => {
  const rows = page.split("\n").filter((line) => /^\| [A-Z]/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => !row.includes("`test/"))).toEqual([]);
});

test("every path in SECURITY.md exists", () => {
  const paths = Array.from(
    page.matchAll(/`((?:test|templates|generator)\/[^`]*)`/g),
    ([, path]) => path ?? "",
  );
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
