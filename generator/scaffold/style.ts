import { stringLiteral } from "../emit/literal.js";
import type { Registry } from "./registry.js";

/** How a user writes code. */
export interface CodeStyle {
  readonly lineBreak: "\n" | "\r\n";
  readonly quote: '"' | "'";
  readonly semicolon: "" | ";";
  /** What an entry of the registry begins with. */
  readonly indent: string;
  /** What one more level adds to it. */
  readonly step: string;
  /** Whether empty lines stand between entries. */
  readonly isAiry: boolean;
}

/** How a registry is written, as far as what is added to it has to be like it. */
export function styleOf({ source, object, entries, packageImport }: Registry): CodeStyle {
  const { text } = source;
  const specifier = packageImport.moduleSpecifier.getText(source);
  const outer = indentAt(text, object.getEnd() - 1);
  const [first] = entries;
  const own = first === undefined ? undefined : indentAt(text, first.node.getStart(source));
  const isTabbed = (own ?? outer).includes("\t");
  const difference = own?.startsWith(outer) === true ? own.slice(outer.length) : "";
  const step = isTabbed ? "\t" : difference === "" ? "  " : difference;
  const gaps = entries
    .slice(1)
    .map(({ node }, index) => text.slice(entries[index]?.node.getEnd(), node.getStart(source)));
  return {
    lineBreak: text.includes("\r\n") ? "\r\n" : "\n",
    quote: specifier.startsWith("'") ? "'" : '"',
    semicolon: packageImport.getText(source).endsWith(";") ? ";" : "",
    indent: own ?? outer + step,
    step,
    isAiry: gaps.some((gap) => /\n[ \t]*\r?\n/.test(gap)),
  };
}

/** The white space at the beginning of the line that a position is in. */
function indentAt(text: string, position: number): string {
  const line = text.slice(text.lastIndexOf("\n", position - 1) + 1, position);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** A text as a string literal in the user's quotes. */
export function quoted(value: string, { quote }: Pick<CodeStyle, "quote">): string {
  const literal = stringLiteral(value);
  if (quote === '"') return literal;
  return `'${literal
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)}'`;
}

/** An event's name as the name of a member, with quotes where it needs them. */
export function memberNameIn(event: string, style: Pick<CodeStyle, "quote">): string {
  if (event === "__proto__") return `[${quoted(event, style)}]`;
  return /^[A-Za-z_$][\w$]*$/.test(event) ? event : quoted(event, style);
}
