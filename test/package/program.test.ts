import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";

import { root } from "../support/stranger.js";

const folder = join(root, "dist/generator");
const modules = readdirSync(folder).filter((name) => name.endsWith(".js"));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** What the modules of the built program import by name, other than each other. */
function importedPackages(): readonly string[] {
  const statement = /^\s*(?:import|export)\b[^"\n]*"([^"\n]+)";$|\bimport\("([^"\n]+)"\)/gm;
  const specifiers = modules.flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(statement)].map(([, a, b]) => a ?? b ?? ""),
  );
  return [...new Set(specifiers.filter((each) => !each.startsWith(".") && !isBuiltin(each)))].toSorted();
}

test("the program loads at run time only what npm installs with it", () => {
  const packages = importedPackages().map((specifier) => specifier.split("/")[0] ?? "");
  expect(packages).toContain("prettier");
  for (const name of packages) expect(manifest.dependencies).toHaveProperty([name]);
});

test("AsyncAPI's schemas, which are compiled, are not brought along a second time", () => {
  for (const name of modules)
    expect(readFileSync(join(folder, name), "utf8").length, name).toBeLessThan(2_500_000);
});

test("the licences of what is inside are beside it", () => {
  const notice = readFileSync(join(folder, "THIRD-PARTY-LICENCES.txt"), "utf8");
  for (const name of ["@asyncapi/parser", "ajv", "lodash", "undici", "yaml", "yargs"]) {
    expect(notice).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
  }
  expect(notice).toContain("Copyright Eemeli Aro <eemeli@gmail.com>");
});

test("an error of ours still names the function it is from", () => {
  const text = modules.map((name) => readFileSync(join(folder, name), "utf8")).join("");
  for (const name of ["bringUpToDate", "buildModel", "parseSkeleton"])
    expect(text).toContain(`function ${name}(`);
});
