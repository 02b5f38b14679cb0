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

/** The fenced blocks of a page, from top to bottom. */
export function blocksOf(page: string): readonly CodeBlock[] {
  const text = readFileSync(join(root, page), "utf8");
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
    .flatMap(({ code }) => code.split(/\n| && /))
    .map((line) => line.replace(/\s+# .*$/, "").trim())
    .filter((line) => line !== "");
}
