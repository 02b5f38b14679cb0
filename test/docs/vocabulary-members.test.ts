import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { root } from "../support/stranger.js";

const folder = join(root, "generator/model");
const page = readFileSync(join(root, "docs/reference/vocabulary.md"), "utf8");
const members = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .flatMap((source) => [...source.matchAll(/allowMembers\(\[([^\]]+)\]/g)])
  .flatMap(([, list = ""]) => [...list.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name));

test("every member that the model reads is in the vocabulary", () => {
  const missing = [...new Set(members)].filter((name) => !new RegExp(`\\b${name}\\b`).test(page));
  expect(missing).toEqual([]);
  expect(members.length).toBeGreaterThan(30);
});
