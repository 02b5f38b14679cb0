import { expect, test } from "vitest";

import { blocksOf } from "../support/pages.js";

const tables = blocksOf("docs/benchmarks.md");
const rows = tables.flatMap(({ code }) => [
  ...code.matchAll(/^ {2}(\S.*?) {2,}(! )?(\d+\.\d+) (x|ms|KB|MB)(?: +≤ ([\d.]+))?$/gm),
]);

test("the page of benchmarks has a table for each part", () => {
  expect(tables.length).toBe(10);
  for (const { code } of tables) expect(code).toMatch(/^\S.* {2}\(.+\)\n +measured +aim\n/);
});

test("the page of benchmarks marks what misses its aim, and nothing else", () => {
  expect(rows.length).toBeGreaterThan(60);
  for (const [, name, mark, value, , aim] of rows) {
    const isMissed = aim !== undefined && Number(value) > Number(aim);
    // What is rounded to its aim may be on either side of it.
    if (Number(value) !== Number(aim)) expect(mark !== undefined, name).toBe(isMissed);
  }
});
