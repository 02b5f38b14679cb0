import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./stranger.js";

/** A fenced block of a page. */
export interface CodeBlock {
  /** The page's path in the repository. */
  readonly page: string;
  readonly language: string;
  readonly code: string;
  /** Where the block begins in the page, counted from 1. */
  readonly line: number;
  /** The file that the page tells its reader to write it to: "Write `server.ts`:". */
  readonly file?: string;
}

/** Every page of docs/, and the root's README. */
export const pages: readonly string[] = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => join("docs", path).replaceAll("\\", "/"))
    .toSorted(),
];

/** What else people read: of the repository, of the packages, and of where they are from. */
export const otherPages: readonly string[] = [
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...["generated", "spec"].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) =>
      readdirSync(join(root, folder, name))
        .filter((file) => file.endsWith(".md"))
        .map((file) => `${folder}/${name}/${file}`),
    ),
  ),
];

/** The fenced blocks of a page, from top to bottom. Throws where a fence is not understood. */
export function blocksOf(page: string): readonly CodeBlock[] {
  const text = readFileSync(join(root, page), "utf8");
  const found = readBlocks(page, text);
  const fences = text.match(/^[ >]*(?:```|~~~)/gm) ?? [];
  if (fences.length !== found.length * 2)
    throw new Error(`${page} has a block without a language, or indented`);
  return found;
}

function readBlocks(page: string, text: string): readonly CodeBlock[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(({ 1: language = "", 2: code = "", index }) => {
    const before = text.slice(0, index);
    const file = /Write `([^`]+)`:\n\n$/.exec(before)?.[1];
    return { page, language, code, line: before.split("\n").length, ...(file !== undefined && { file }) };
  });
}

/** The command lines of the shell blocks of a page, without comments. */
export function commandLinesOf(page: string): readonly string[] {
  return blocksOf(page)
    .filter(({ language }) => language === "sh")
    .flatMap(({ code }) => code.replaceAll(/ *\\\n */g, " ").split(/\n| && /))
    .map((line) => line.replace(/\s+# .*$/, "").trim())
    .filter((line) => line !== "");
}
