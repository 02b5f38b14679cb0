import type { HandlerName } from "../emit/handler-names.js";
import { handlersFolder } from "../emit/scaffold-kinds.js";
import { ts } from "../emit/typescript.js";
import { compareText } from "../order.js";
import type { Registry } from "./registry.js";
import { type CodeStyle, memberNameIn, quoted, styleOf } from "./style.js";

/** A handler to add. */
export interface NewHandler {
  readonly event: string;
  /** The lines of its doc comment. */
  readonly comment: readonly string[];
  /** What it is called where it has a file of its own; else it is written into the registry. */
  readonly name?: HandlerName;
}

/** Text to insert at a position that is the beginning of a line. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * A file with handlers added to its registry, in order where that is in order. Whole lines are inserted and none is
 * changed; nothing where that cannot be done, as in an object that stands on one line.
 */
export function addHandlers(registry: Registry, handlers: readonly NewHandler[]): string | undefined {
  const style = styleOf(registry);
  const insertions: Insertion[] = [];
  for (const handler of handlers) {
    const place = placeFor(registry, handler.event);
    const importPlace = handler.name && placeOfImports(registry);
    if (place === undefined || (handler.name !== undefined && importPlace === undefined)) return undefined;
    const lines = entryLines(handler, style).join(style.lineBreak) + style.lineBreak;
    const gap = style.isAiry ? style.lineBreak : "";
    const before = place.isEnd && registry.entries.length > 0 ? gap : "";
    insertions.push({ at: place.at, text: before + lines + (place.isEnd ? "" : gap) });
    if (handler.name !== undefined && importPlace !== undefined)
      insertions.push({ at: importPlace, text: importLine(handler.name, registry, style) });
  }
  return insert(registry.source.text, insertions);
}

function insert(text: string, insertions: readonly Insertion[]): string {
  let result = "";
  let position = 0;
  for (const { at, text: inserted } of insertions.toSorted((one, other) => one.at - other.at)) {
    result += text.slice(position, at) + inserted;
    position = at;
  }
  return result + text.slice(position);
}

interface Place {
  readonly at: number;
  /** Whether it is behind every entry. */
  readonly isEnd: boolean;
}

/** In front of the first entry of a greater name where entries are sorted, else behind the last that ends with a comma. */
function placeFor(registry: Registry, event: string): Place | undefined {
  const { entries, object, source } = registry;
  const isSorted =
    registry.spread.length === 0 &&
    entries.every(({ event: name }, index) => compareText(entries[index - 1]?.event ?? "", name) <= 0);
  const next = isSorted ? entries.find((entry) => compareText(entry.event, event) > 0) : undefined;
  const before = next && beginningOf(next.node, source);
  if (before !== undefined) return { at: before, isEnd: false };
  const { properties } = object;
  const end = lineStart(source.text, object.getEnd() - 1);
  if (end !== undefined && (properties.length === 0 || properties.hasTrailingComma))
    return { at: end, isEnd: true };
  const last = properties.at(-1);
  const beforeLast = last && beginningOf(last, source);
  return beforeLast === undefined ? undefined : { at: beforeLast, isEnd: false };
}

/** Where the line of an entry begins, or of the comments that are about it; nothing where other code is on that line. */
function beginningOf(node: ts.Node, { text }: ts.SourceFile): number | undefined {
  let start = node.getStart();
  for (const { pos, end } of (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []).toReversed()) {
    if (/\n[ \t]*\r?\n/.test(text.slice(end, start))) break;
    start = pos;
  }
  return lineStart(text, start);
}

/** The beginning of the line that a position is in, if nothing but white space is between the two. */
function lineStart(text: string, position: number): number | undefined {
  const start = text.lastIndexOf("\n", position - 1) + 1;
  return text.slice(start, position).trim() === "" && start > 0 ? start : undefined;
}

/** Behind the last import of a handler. */
function placeOfImports({ source }: Registry): number | undefined {
  const last = handlerImports(source).at(-1);
  if (last === undefined) return undefined;
  const end = source.text.indexOf("\n", last.getEnd());
  return end < 0 || !/^[ \t]*(?:\/\/.*)?\r?$/.test(source.text.slice(last.getEnd(), end))
    ? undefined
    : end + 1;
}

/** The imports of handlers that have a file each, as the layout `files` has them. */
export function handlerImports(source: ts.SourceFile): readonly ts.ImportDeclaration[] {
  return source.statements
    .filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => specifierOf(moduleSpecifier).startsWith(`./${handlersFolder}/`));
}

function specifierOf(node: ts.Expression): string {
  return ts.isStringLiteral(node) ? node.text : "";
}

function importLine({ identifier, file }: HandlerName, { source }: Registry, style: CodeStyle): string {
  const [like] = handlerImports(source);
  const extension =
    /\.[cm]?[jt]s$/.exec(like === undefined ? "" : specifierOf(like.moduleSpecifier))?.[0] ?? "";
  const module = quoted(`./${handlersFolder}/${file}${extension}`, style);
  return `import { ${identifier} } from ${module}${style.semicolon}${style.lineBreak}`;
}

function entryLines({ event, comment, name }: NewHandler, style: CodeStyle): readonly string[] {
  const member = memberNameIn(event, style);
  const lines =
    name === undefined
      ? [
          ...comment,
          `${member}: ({ event }) => {`,
          `${style.step}console.log(\`\${event} received\`)${style.semicolon}`,
          "},",
        ]
      : [`${member}: ${name.identifier},`];
  return lines.map((line) => style.indent + line);
}
