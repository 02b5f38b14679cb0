import { Composer, type Document, type LineCounter, Lexer, Parser } from "yaml";

/** How deeply collections may be nested. Recursion over a document's data relies on it. */
export const MAX_DEPTH = 500;

/** A stream of YAML documents, up to the point where it became too deep. */
export interface YamlStream {
  readonly documents: readonly Document.Parsed[];
  /** The offset at which nesting went beyond {@link MAX_DEPTH}; nothing after it was read. */
  readonly tooDeepAt?: number;
}

/**
 * Composes YAML 1.2 with the core schema, whatever a `%YAML` directive says: dates stay strings,
 * `yes` is no boolean. Duplicate keys are left to the caller, since `yaml` compares every pair of keys.
 *
 * The depth is watched here because the composer recurses: 100,000 brackets would overflow the stack.
 */
export function composeStream(text: string, lines: LineCounter): YamlStream {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const documents: Document.Parsed[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > MAX_DEPTH) return { documents: [], tooDeepAt: parser.offset };
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(documents.length === 0, text.length));
  return { documents };
}
