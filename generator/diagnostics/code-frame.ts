import { printable } from "./printable.js";

/** So much of a line is shown before and after the place; a line may have megabytes. */
const BEFORE = 60;
const AFTER = 40;

/** One line of a source with the place below it. */
export interface CodeFrame {
  /** `12 | url: nowhere` */
  readonly line: string;
  /** `   |      ^`, aligned with it. */
  readonly marker: string;
}

/** The line of a text with a caret under a column, both counted from 1; nothing if there is no such line. */
export function codeFrame(source: string, line: number, column: number): CodeFrame | undefined {
  const text = lineOf(source, line);
  if (text === undefined) return undefined;
  const at = Math.min(column - 1, text.length);
  const start = Math.max(0, at - BEFORE);
  const end = Math.min(text.length, at + AFTER);
  const before = (start > 0 ? "…" : "") + shown(text.slice(start, at));
  const after = shown(text.slice(at, end)) + (end < text.length ? "…" : "");
  const gutter = String(line);
  return {
    line: `${gutter} | ${before}${after}`,
    marker: `${" ".repeat(gutter.length)} | ${" ".repeat([...before].length)}^`,
  };
}

function lineOf(source: string, line: number): string | undefined {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    start = source.indexOf("\n", start) + 1;
    if (start === 0) return undefined;
  }
  const end = source.indexOf("\n", start);
  return source.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}

function shown(text: string): string {
  return printable(text.replaceAll("\t", " "));
}
