import { applyEdits, modify } from "jsonc-parser";

/**
 * The text of `hookstep.config.json` with one more provider, behind the others. Everything else stays as it is laid
 * out, comments included.
 *
 * @param text undefined where there is no configuration yet
 */
export function addProvider(text: string | undefined, name: string): string {
  const provider = `${JSON.stringify(name)}: { "spec": ${JSON.stringify(`spec/${name}`)}, "out": ${JSON.stringify(`generated/${name}`)} }`;
  if (text === undefined) return `{\n  "providers": {\n    ${provider}\n  }\n}\n`;
  const edits = modify(text, ["providers", name], {}, {}).map((edit) => ({
    ...edit,
    content: edit.content.startsWith(",")
      ? `,${gapOf(text, 2)}${provider}`
      : `${gapOf(text, 2)}${provider}${gapOf(text, 1)}`,
  }));
  return applyEdits(text, edits);
}

/** What stands before a member of the configuration at some depth: a line's end and its indentation, or a blank. */
function gapOf(text: string, depth: number): string {
  const [, eol, indent] = /(\r?\n)([ \t]+)\S/.exec(text) ?? [];
  return eol === undefined || indent === undefined ? " " : `${eol}${indent.repeat(depth)}`;
}
