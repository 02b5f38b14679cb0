import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { root } from "./support/generate-text.js";

const folder = new URL("generator/", root);
const modules = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"));

/** The npm packages that a module imports, statically or not, values or types. */
function packagesOf(path: string): readonly string[] {
  const text = readFileSync(new URL(path, folder), "utf8").replace(/^\s*(?:\/\/|\/?\*).*$/gm, "");
  const specifiers = [...text.matchAll(/\b(?:from|import|import\(|require\()\s*"([^"\s]+)"/g)];
  return specifiers.flatMap(([, specifier = ""]) => {
    const name = /^(?:@[^/]+\/)?[^./@#][^/]*/.exec(specifier)?.[0];
    return name === undefined || specifier.startsWith("node:") ? [] : [name];
  });
}

/** What costs time to load, or has an interface that should not spread, is known to one module. */
it.each([
  "@asyncapi/parser",
  "@inquirer/password",
  "ajv",
  "chokidar",
  "diff",
  "esbuild",
  "fastest-levenshtein",
  "json-p3",
  "json-schema-faker",
  "json-schema-to-typescript",
  "openapi-sampler",
  "prettier",
  "ts-morph",
  "yargs",
  "yocto-spinner",
])("%s has one importer", (name) => {
  expect(modules.filter((path) => packagesOf(path).includes(name))).toHaveLength(1);
});

it("YAML is read in document/ only", () => {
  const importers = modules.filter((path) => packagesOf(path).includes("yaml"));
  expect(importers.filter((path) => !path.startsWith("document/"))).toEqual([]);
});
