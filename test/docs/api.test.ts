import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Node, Project } from "ts-morph";
import { expect, test } from "vitest";

import { root } from "../support/stranger.js";

const folder = join(root, "scripts/api");
const { entryPoints } = JSON.parse(readFileSync(join(folder, "typedoc.json"), "utf8")) as {
  readonly entryPoints: readonly string[];
};
const project = new Project({ tsConfigFilePath: join(root, "generated/helpscout/tsconfig.json") });

const pages = new Map(
  entryPoints.map((entry) => {
    const page = `${basename(entry, ".ts")}.md`;
    return [entry, readFileSync(join(root, "docs/reference/api", page), "utf8")] as const;
  }),
);

function headingsIn(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+?)(?:\(\))?\??$/gm)].map(([, heading = ""]) => heading);
  return new Set(headings.map((heading) => heading.replaceAll("\\", "")));
}

/** What a module exports, by name; types of payloads aside. */
function exportsOf(entry: string): readonly (readonly [name: string, declarations: readonly Node[]])[] {
  const module = project.getSourceFileOrThrow(join(folder, entry));
  return [...module.getExportedDeclarations()].filter(
    ([, [first]]) => first?.getSourceFile().getBaseName() !== "payloads.ts",
  );
}

test.each(entryPoints)("the reference of %s has all that it exports (npm run docs:api)", (entry) => {
  const headings = headingsIn(pages.get(entry) ?? "");
  const names = exportsOf(entry).map(([name]) => name);
  expect(names.filter((name) => !headings.has(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(0);
});

test("the reference has the members of every interface (npm run docs:api)", () => {
  const headings = headingsIn([...pages.values()].join("\n"));
  const interfaces = entryPoints.flatMap(exportsOf).flatMap(([, declarations]) => declarations);
  const members = interfaces
    .filter(Node.isInterfaceDeclaration)
    .flatMap((each) => [...each.getProperties(), ...each.getMethods()])
    .map((member) => member.getName().replace(/^"(.*)"$/, "$1"));
  expect(members.filter((name) => !headings.has(name))).toEqual([]);
  expect(members.length).toBeGreaterThan(50);
});
