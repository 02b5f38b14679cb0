/** A type that needs no line of its own for any part: a name, a value, or a list of such. */
const part = String.raw`(?:[A-Za-z_$][\w$]*|"[^"\\]*"|\d+)`;
const alternative = String.raw`(?:${part}|-\d+|\((?:string|number) & \{\}\))`;
const single = new RegExp(String.raw`^${part}(?:\[\])*$`);
const union = new RegExp(String.raw`^\((${alternative}(?: \| ${alternative})+)\)((?:\[\])*)$`);

const member = /^((?:[A-Za-z_$][\w$]*|\[k: string\])\??: )(.+)$/;
const alias = /^(export type [A-Za-z_$][\w$]* = )(.+);$/;
const opening = /^export interface [A-Za-z_$][\w$]* \{$/;
const closing = /^\}(?:\[\])*$/;

/**
 * Lays a declaration out as Prettier does, if nothing in it leaves a choice: members of plain types that fit on a line
 * each, objects, and doc comments. `undefined` if anything else is in it. Prettier takes twenty times as long, and of
 * a thousand schemas that was a fifth of the whole work.
 *
 * @param text as json-schema-to-typescript prints it: a member, a bracket or a line of a comment on each line
 */
export function plainLayout(text: string, printWidth: number): string | undefined {
  const lines: string[] = [];
  let depth = 0;
  let inComment = false;
  for (const line of text.trim().split("\n")) {
    if (inComment || line.startsWith("/*")) {
      const laidOut = commentLine(line, inComment);
      if (laidOut === undefined) return undefined;
      lines.push("  ".repeat(depth) + laidOut);
      inComment = !line.endsWith("*/");
      continue;
    }
    const code = codeLine(line);
    const isEmpty = code?.step === -1 && lines.at(-1)?.endsWith("{") === true;
    if (code === undefined || isEmpty) return undefined;
    if (code.step === -1) depth--;
    const end = code.step === 1 || (depth === 0 && code.step === -1) ? "" : ";";
    const laidOut = `${"  ".repeat(depth)}${code.text}${end}`;
    if (laidOut.length > printWidth || !/^[ -~]*$/.test(laidOut)) return undefined;
    lines.push(laidOut);
    if (code.step === 1) depth++;
  }
  return `${lines.join("\n")}\n`;
}

/** A line of a doc comment whose lines begin with `*`, which are aligned. */
function commentLine(line: string, isContinued: boolean): string | undefined {
  const end = line.indexOf("*/");
  if (end !== -1 && end !== line.length - 2) return undefined;
  if (isContinued) return line.trim().startsWith("*") ? ` ${line.trim()}` : undefined;
  return line === "/**" || /^\/\*\* .*\S \*\/$/.test(line) ? line : undefined;
}

/** A line of code without what ends it, and whether it opens or closes a level. */
function codeLine(line: string): { readonly text: string; readonly step: -1 | 0 | 1 } | undefined {
  if (opening.test(line)) return { text: line, step: 1 };
  if (closing.test(line)) return { text: line, step: -1 };
  const [, name = "", type = ""] = member.exec(line) ?? alias.exec(line) ?? [];
  if (type === "{") return name.startsWith("export") ? undefined : { text: line, step: 1 };
  const plain = plainType(type);
  return plain === undefined ? undefined : { text: name + plain, step: 0 };
}

/** Parentheses stay only where a list is made of what they enclose. */
function plainType(type: string): string | undefined {
  if (single.test(type)) return type;
  const [, alternatives, suffix] = union.exec(type) ?? [];
  return suffix === "" ? alternatives : alternatives && type;
}
