import { stringLiteral } from "./literal.js";

/**
 * A text from a document as plain text of Markdown, on one line: no link, image, tag, formula or table of its
 * own. GitHub makes links of bare addresses too; the escapes keep it from that.
 */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]|!~$]/g, "\\$&")
    .replaceAll("://", ":\\//")
    .replace(/\bwww\./gi, (prefix) => prefix.replace(".", "\\."));
}

/**
 * A text as code in a line of Markdown, also inside a table. One that Markdown could take apart is written as it
 * would be in a string of JavaScript, with a character reference for all but letters and digits.
 */
export function codeMarkdown(text: string): string {
  const literal = stringLiteral(text);
  if (literal === `"${text}"` && /^[^`|\s](?:[^`|]*[^`|\s])?$/.test(text)) return `\`${text}\``;
  const content = literal.slice(1, -1).replace(/[^\p{L}\p{N}]/gu, (mark) => `&#${mark.codePointAt(0)};`);
  return `<code>${content}</code>`;
}
