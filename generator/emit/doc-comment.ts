/** What a doc comment says. Every text comes from a document and is not trusted. */
export interface Documentation {
  readonly description?: string | undefined;
  readonly deprecated?: boolean | undefined;
  /** Why, and what to use instead. */
  readonly deprecatedReason?: string | undefined;
}

/** Lines longer than this are wrapped, where they are plain prose. */
const width = 96;

/**
 * The text of a doc comment, without its delimiters, or undefined when there is nothing to say. It cannot end
 * the comment early, and holds no tag but our own `@deprecated`. `@internal` is nowhere in it, since with
 * `stripInternal` the compiler drops a declaration whose comment holds that word, wherever it stands.
 */
export function docText({ description, deprecated, deprecatedReason }: Documentation): string | undefined {
  const paragraphs: string[] = [];
  if (description !== undefined && description.trim() !== "") paragraphs.push(prose(description));
  if (deprecated === true || deprecatedReason !== undefined) {
    paragraphs.push(`@deprecated ${prose(deprecatedReason ?? "")}`.trimEnd());
  }
  return paragraphs.length === 0 ? undefined : paragraphs.join("\n\n");
}

/**
 * Makes a text from a document harmless inside a comment of JavaScript or TypeScript. What is removed is removed
 * first, so that nothing comes together that would have been escaped.
 */
export function escapeComment(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replaceAll("*/", "*\\/")
    .replaceAll("@internal", "&#64;internal")
    .replace(/^(\s*)@/gm, "$1\\@")
    .replaceAll("{@", "{\\@");
}

function prose(text: string): string {
  let fenced = false;
  return escapeComment(text)
    .trim()
    .split("\n")
    .map((line) => {
      if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
      return fenced || isLayout(line) ? line.trimEnd() : wrap(line.trimEnd());
    })
    .join("\n");
}

/** Indented code and rows of a table lose their meaning when they are wrapped. */
function isLayout(line: string): boolean {
  return /^(?: {4}|\t|\s*\|)/.test(line);
}

function wrap(line: string): string {
  if (line.length <= width) return line;
  const indent = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?/.exec(line)?.[0].replace(/\S/g, " ") ?? "";
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length > width) lines.push(indent + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}
