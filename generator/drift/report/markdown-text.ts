import { printable } from "../../diagnostics/printable.js";
import { codeMarkdown } from "../../emit/markdown.js";

/** As many characters of one text are shown. */
const MAX_TEXT = 240;

/** A zero-width space: GitHub looks for mentions, references and addresses in what Markdown has become. */
const BREAK = "&#8203;";

/** Text as code in a cell of a table; short, and on one line. */
export function codeCell(text: string): string {
  const shown = shortened(printable(text));
  return shown.trim() === "" ? "(empty)" : codeMarkdown(shown);
}

/**
 * Text as plain text of GitHub's Markdown, also in a cell of a table: no markup, tag, link, mention or reference of
 * its own, short, and on one line. What stands in backticks is code.
 */
export function plainText(text: string): string {
  const parts = shortened(printable(text)).split(/(`[^`]+`)/);
  return parts.map((part, index) => (index % 2 === 1 ? codeCell(part.slice(1, -1)) : escaped(part))).join("");
}

/** Text of several lines as a block of code that nothing in it can close. */
export function codeBlock(text: string): string {
  const lines = text.split("\n").map((line) => shortened(printable(line)));
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return [fence, ...lines, fence].join("\n");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()|!~$^=+#-]/g, "\\$&")
    .replaceAll("\\#", `\\#${BREAK}`)
    .replaceAll("@", `@${BREAK}`)
    .replace(/:\/\//g, `:${BREAK}//`)
    .replace(/\b(www(?=\.)|GH(?=\\-\d))/gi, `$1${BREAK}`);
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > MAX_TEXT ? `${characters.slice(0, MAX_TEXT).join("")}…` : text;
}
