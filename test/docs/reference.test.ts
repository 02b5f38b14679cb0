import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import { catalogue } from "../../generator/diagnostics/catalogue.js";
import { referencePages } from "../../scripts/reference/page.js";
import { root } from "../support/stranger.js";

const pages = await referencePages();

it.each(pages)("$path is what `npm run docs` writes", ({ path, text }) => {
  expect(readFileSync(join(root, path), "utf8")).toBe(text);
});

it("every command that `hookstep --help` lists has its page", () => {
  const [commands] = pages;
  const listed = [...(commands?.text ?? "").matchAll(/^ {2}hookstep (\w+) [ [<]/gm)].map(([, name]) => name);
  const described = [...(commands?.text ?? "").matchAll(/^## `hookstep (\w+)/gm)].map(([, name]) => name);
  expect(described).toEqual([...new Set(listed)]);
  expect(described.length).toBeGreaterThan(6);
});

it("every code of the catalogue is one that hookstep reports", () => {
  const folder = join(root, "generator");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("catalogue"))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .join("\n");
  const codes = Object.values(catalogue).flatMap((area) => Object.keys(area));
  const unused = codes.filter((code) => !sources.includes(`"${code}"`) && !code.startsWith("package-not-"));
  expect(unused).toEqual([]);
});

it("no code stands in two areas", () => {
  const codes = Object.values(catalogue).flatMap((area) => Object.keys(area));
  expect(new Set(codes).size).toBe(codes.length);
});
