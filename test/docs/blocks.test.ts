import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, test } from "vitest";

import { blocksOf, type CodeBlock, otherPages, pages } from "../support/pages.js";
import { root } from "../support/stranger.js";

const isPackageReadme = (page: string): boolean => /^generated\/[^/]+\/README\.md$/.test(page);
const isDocumentation = (page: string): boolean => pages.includes(page);

/** Which test takes a block, by its language and where it stands. */
const takers: readonly (readonly [test: string, takes: (block: CodeBlock) => boolean])[] = [
  ["test/docs/tutorial.test.ts", ({ page }) => page === "docs/tutorial.md"],
  ["test/docs/commands.test.ts", ({ language }) => language === "sh"],
  ["test/docs/code.test.ts", ({ language, page }) => language === "ts" && isDocumentation(page)],
  ["test/package/providers.test.ts", ({ language, page }) => language === "ts" && isPackageReadme(page)],
  ["test/docs/code.test.ts", ({ language, page }) => language === "json" && isDocumentation(page)],
  ["test/docs/overlays.test.ts", ({ language, page }) => language === "yaml" && isDocumentation(page)],
  [
    "test/docs/reference.test.ts",
    ({ language, page }) => language === "text" && page === "docs/reference/commands.md",
  ],
  [
    "test/docs/benchmarks.test.ts",
    ({ language, page }) => language === "text" && page === "docs/benchmarks.md",
  ],
];

const blocks = [...pages, ...otherPages].flatMap(blocksOf);

test("every block of every page is one that a test takes", () => {
  expect(blocks.length).toBeGreaterThan(80);
  const left = blocks.filter((block) => !takers.some(([, takes]) => takes(block)));
  expect(left.map(({ page, line, language }) => `${page}:${line} ${language}`)).toEqual([]);
});

test("the tests that take them are there", () => {
  expect(takers.filter(([file]) => !existsSync(join(root, file)))).toEqual([]);
});

interface Workflow {
  readonly jobs?: Readonly<Record<string, { readonly steps: readonly { readonly uses?: string }[] }>>;
}

test("the actions of ours that workflows use are there", () => {
  const workflows = blocks
    .filter(({ language, code }) => language === "yaml" && /^jobs:/m.test(code))
    .map(({ code }) => parse(code) as Workflow);
  const used = workflows
    .flatMap(({ jobs = {} }) => Object.values(jobs))
    .flatMap(({ steps }) =>
      steps.flatMap(({ uses = "" }) => /^hookstep\/hookstep\/(.*)@/.exec(uses)?.[1] ?? []),
    );
  expect(used).not.toEqual([]);
  expect(used.filter((path) => !existsSync(join(root, path, "action.yml")))).toEqual([]);
});

test("what the README shows of a spec and its overlay stands there", () => {
  const [shown = ""] = blocksOf("README.md").flatMap(({ language, code }) =>
    language === "yaml" ? code : [],
  );
  const [document = "", overlay = ""] = shown.split(/^(?=# )/m);
  const read = (file: string): unknown => parse(readFileSync(join(root, "spec/helpscout", file), "utf8"));
  expect(read("asyncapi.yaml")).toMatchObject(parse(document) as object);
  const [{ target, update }] = parse(overlay) as [{ readonly target: string; readonly update: object }];
  const action = { target, update: expect.objectContaining(update) as unknown };
  expect(read("overlay.yaml")).toMatchObject({
    actions: expect.arrayContaining([expect.objectContaining(action)]) as unknown,
  });
});

test("the parts of the suite that pages name hold tests", () => {
  const texts = ["CONTRIBUTING.md", ...pages]
    .map((page) => readFileSync(join(root, page), "utf8"))
    .join("\n");
  const filters = [...texts.matchAll(/npx vitest(?: run)? ([^`\n#]+)/g)].flatMap(([, words = ""]) =>
    words.trim().split(" "),
  );
  expect(filters.length).toBeGreaterThan(3);
  expect(filters.filter((filter) => !testFiles().some((file) => file.includes(filter)))).toEqual([]);
});

/** The files that `npx vitest` runs. */
function testFiles(): readonly string[] {
  const folders = readdirSync(join(root, "test")).filter((name) => !/^(?:golden|bench|runtimes)$/.test(name));
  return folders
    .filter((name) => !name.endsWith(".ts"))
    .flatMap((name) =>
      readdirSync(join(root, "test", name), { recursive: true, encoding: "utf8" }).map(
        (path) => `test/${name}/${path.replaceAll("\\", "/")}`,
      ),
    )
    .filter((path) => path.endsWith(".test.ts"));
}
