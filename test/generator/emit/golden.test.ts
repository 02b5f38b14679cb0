import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { filesOf, root } from "./support/generate-text.js";
import { typeCheck, writeFiles } from "./support/temporary-package.js";

const folder = fileURLToPath(new URL("test/golden/", root));
const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, "expected")));
const packages = new Map<string, ReadonlyMap<string, string>>();

/** `UPDATE_GOLDEN=1` writes what the generator gives; read the difference before it is committed. */
const update = process.env["UPDATE_GOLDEN"] === "1";

/** Formats count in the case that is about them. */
const formats = (name: string) => (name === "formats-assert" ? "assert" : "document");

/** The package that a case gives. */
function generateCase(name: string): Promise<ReadonlyMap<string, string>> {
  const read = (path: string): string => readFileSync(join(folder, name, path), "utf8");
  const optional = (path: string) => (existsSync(join(folder, name, path)) ? read(path) : undefined);
  const overlay = optional("overlay.yaml");
  const manifest = optional("package.json");
  const examples = existsSync(join(folder, name, "examples"))
    ? readdirSync(join(folder, name, "examples"))
    : [];
  return filesOf(read("asyncapi.yaml"), {
    formats: formats(name),
    examples: Object.fromEntries(
      examples.map((file) => [file.replace(/\.json$/, ""), read(`examples/${file}`)]),
    ),
    ...(overlay !== undefined && { overlay }),
    ...(manifest !== undefined && { manifest: { file: "package.json", text: manifest } }),
  });
}

/** What differs from one provider to the next. */
function isOwn(path: string): boolean {
  return path.startsWith("src/spec/") || ["README.md", "package.json", "tsconfig.json"].includes(path);
}

function readExpected(name: string): Record<string, string> {
  const expected = join(folder, name, "expected");
  const paths = readdirSync(expected, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(expected.length + 1)
        .replaceAll("\\", "/"),
    );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(expected, path), "utf8")]));
}

beforeAll(async () => {
  for (const name of cases) packages.set(name, await generateCase(name));
});

it.each(cases)("the package of %s is the one that was reviewed", (name) => {
  const own = [...(packages.get(name) ?? [])].filter(([path]) => isOwn(path));
  if (update) {
    rmSync(join(folder, name, "expected"), { recursive: true });
    writeFiles(join(folder, name, "expected"), own);
  }
  expect(Object.fromEntries(own)).toEqual(readExpected(name));
});

describe("all packages compile in one strict program", () => {
  const require = createRequire(import.meta.url);
  it.each([
    ["7", require.resolve("typescript/package.json")],
    ["6", require.resolve("typescript-6/package.json")],
    ["5.9", require.resolve("typescript-5.9/package.json")],
  ])("with TypeScript %s", (version, manifest) => {
    expect((JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version).toMatch(
      new RegExp(`^${version.replace(".", "\\.")}\\.`),
    );
    expect(typeCheck(Object.fromEntries(packages), dirname(manifest))).toBe("");
  });
});
