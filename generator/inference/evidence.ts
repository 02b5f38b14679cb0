import type { Location } from "../diagnostics/diagnostic.js";
import { printable } from "../diagnostics/printable.js";
import type { SourceDocument } from "../document/source-document.js";

/** What a document says that something was inferred from. */
export interface Evidence {
  /** A sentence of the document, or a phrase about a place of it; one line that a terminal and a comment may show. */
  readonly text: string;
  readonly location: Location;
}

/** So much of a sentence is quoted, in UTF-16 code units. */
const MAX_QUOTE = 240;

/** A sentence of the value at a pointer, quoted, with the line that it starts in. */
export function quote(document: SourceDocument, pointer: string, sentence: string): Evidence {
  return {
    text: `"${oneLine(sentence)}"`,
    location: lineOf(document, pointer, sentence.replace(/\s+/g, " ").trim()),
  };
}

/** A text of the document as a comment may show it: one line, not too long, without control characters. */
export function oneLine(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  return printable(words.length > MAX_QUOTE ? `${words.slice(0, MAX_QUOTE).trimEnd()}…` : words);
}

/** A remark of ours about a place of the document, such as `the key of the channel`. */
export function remark(document: SourceDocument, pointer: string, text: string): Evidence {
  return { text: oneLine(text), location: document.locate(pointer, { key: true }) };
}

/** `docs/acme.yaml:12`, as it is written behind what was inferred. */
export function placeOf({ location: { file, line } }: Evidence): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** How the places of evidence are named in a file beside the document, where the document has a name of its own. */
export type NamePlace = (evidence: Evidence) => string;

/**
 * Names places in a file beside the document: `asyncapi.yaml:12`.
 *
 * @param file the document as the user named it
 * @param renamed what it is called beside that file
 */
export function besideDocument(file: string, renamed: string): NamePlace {
  return ({ text, location }) =>
    placeOf({ text, location: location.file === file ? { ...location, file: renamed } : location });
}

/** The sentences of a text of Markdown; a line that is blank ends one, too. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+(?=[A-Z`*])|\n\s*\n/).filter((sentence) => sentence.trim() !== "");
}

/** A block of text begins a few lines before its sentence. */
function lineOf(document: SourceDocument, pointer: string, sentence: string): Location {
  const location = document.locate(pointer);
  const start = sentence.split(" ").slice(0, 3).join(" ");
  const lines = document.text.split("\n");
  const from = (location.line ?? 1) - 1;
  const until = Math.min(lines.length, from + MAX_LINES);
  for (let line = from; line < until; line += 1) {
    const text = `${lines[line] ?? ""} ${lines[line + 1]?.trim() ?? ""}`;
    if (start !== "" && lines[line]?.includes(start.split(" ")[0] ?? "") && text.includes(start))
      return { file: location.file, line: line + 1 };
  }
  return location;
}

/** A description longer than this is quoted by its first line. */
const MAX_LINES = 200;
