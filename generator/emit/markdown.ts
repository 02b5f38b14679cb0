/** A text from a document as plain text of Markdown, on one line: no link, image, tag or table of its own. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]|!~]/g, "\\$&");
}

/** A text as code in a line of Markdown, also inside a table. */
export function codeMarkdown(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = longest === 0 ? "" : " ";
  return fence + padding + text.replace(/[\r\n]+/g, " ").replaceAll("|", "\\|") + padding + fence;
}
