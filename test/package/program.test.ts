import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";

import { root } from "../support/stranger.js";

const folder = join(root, "dist/generator");
const modules = readdirSync(folder).filter((name) => name.endsWith(".js"));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** The packages that the modules of the built program import, other than Node.js's own. */
async function importedPackages(): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: ["cli.js", "program.js", "spec-types-worker.js"].map((name) => join(folder, name)),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outdir: folder,
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const external = imports.filter((each) => each.external === true && !isBuiltin(each.path));
  return [...new Set(external.map(({ path }) => path.split("/")[0] ?? ""))];
}

test("the program loads at run time only what npm installs with it", async () => {
  const packages = await importedPackages();
  expect(packages).toContain("prettier");
  for (const name of packages) expect(manifest.dependencies).toHaveProperty([name]);
});

test("AsyncAPI's schemas, which are compiled, are not brought along a second time", () => {
  const ofSchemas = "http://asyncapi.com/definitions/2.6.0/";
  for (const name of modules) expect(readFileSync(join(folder, name), "utf8"), name).not.toContain(ofSchemas);
});

test("nothing is loaded that Node.js warns of", () => {
  for (const name of modules)
    expect(readFileSync(join(folder, name), "utf8"), name).not.toContain('require("punycode")');
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
