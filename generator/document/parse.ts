import { type Document, isScalar, LineCounter } from "yaml";
import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isObject } from "./json.js";
import { jsonCommentAt } from "./json-comment.js";
import type { ReferencedFiles } from "./referenced-files.js";
import type { LocateOptions, SourceDocument } from "./source-document.js";
import { readYamlData, type YamlProblem } from "./yaml-data.js";
import type { YamlIndex } from "./yaml-index.js";
import { YamlPositions } from "./yaml-positions.js";
import { composeStream, MAX_DEPTH } from "./yaml-stream.js";

/** The largest document that is read, in bytes: 20 MiB. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** So many syntax errors are reported; what follows is mostly fallout of the first ones. */
const MAX_SYNTAX_ERRORS = 10;

/** A file's name, as the user gave it, and its text. */
export interface DocumentText {
  readonly file: string;
  readonly text: string;
  /** The other files that it refers to; absent where nobody has looked for them. */
  readonly references?: ReferencedFiles;
}

/** A document, or errors that say why there is none. */
export interface ParsedDocument {
  readonly document?: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML 1.2 or JSON whose top level is a map. Without a `document` there is at least one error.
 * Takes time and memory in proportion to the text, whatever the text holds.
 */
export function parseDocument({ file, text: raw }: DocumentText): ParsedDocument {
  const text = raw.startsWith("\uFEFF") ? raw.slice(1) : raw;
  if (raw.length > MAX_DOCUMENT_BYTES || Buffer.byteLength(raw) > MAX_DOCUMENT_BYTES) {
    return failure(file, "document-too-large", `The document has more than ${MAX_DOCUMENT_BYTES} bytes.`);
  }
  const lines = new LineCounter();
  const positions = new YamlPositions(file, lines);
  const { documents, tooDeepAt } = composeStream(text, lines);
  if (tooDeepAt !== undefined) {
    const message = `There are more than ${MAX_DEPTH} levels of lists and maps`;
    return {
      diagnostics: [problemDiagnostic(positions, { code: "document-too-deep", message, offset: tooDeepAt })],
    };
  }
  const comment = /\.json$/i.test(file) ? jsonCommentAt(text) : undefined;
  if (comment !== undefined) {
    const message = "JSON has no comments: remove them";
    return {
      diagnostics: [problemDiagnostic(positions, { code: "json-comment", message, offset: comment })],
    };
  }
  const syntax = syntaxErrors(text, positions, documents);
  if (syntax.length > 0) return { diagnostics: syntax };
  const [document, ...more] = documents.filter((candidate) => !isBlank(candidate));
  if (document === undefined) return failure(file, "document-empty", "The document is empty.");
  return more[0] ? severalDocuments(positions, more[0]) : readDocument({ file, text }, positions, document);
}

function readDocument(source: DocumentText, positions: YamlPositions, yaml: Document.Parsed): ParsedDocument {
  const index: YamlIndex = { aliases: new Map(), maps: new Map() };
  const { data, problems } = readYamlData(yaml, index);
  const locate = (pointer: string, options: LocateOptions = {}) =>
    positions.locate(yaml.contents, index, pointer, options);
  if (problems.length > 0) {
    return { diagnostics: problems.map((problem) => problemDiagnostic(positions, problem)) };
  }
  if (!isObject(data)) {
    const kind = Array.isArray(data) ? "a list" : "a single value";
    const message = `The top level is ${kind}; it must be a map.`;
    return { diagnostics: [{ code: "document-not-map", severity: "error", message, location: locate("") }] };
  }
  return { document: { ...source, data, locate }, diagnostics: [] };
}

/** Whether a document has no content, such as what follows a `---` at the end of a file. */
function isBlank({ contents }: Document.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.source === "" && contents.value === null);
}

function severalDocuments(positions: YamlPositions, second: Document.Parsed): ParsedDocument {
  const message = "A second YAML document begins here; a file holds one";
  const offset = second.contents?.range[0] ?? second.range[0];
  return { diagnostics: [problemDiagnostic(positions, { code: "several-documents", message, offset })] };
}

/** One error a line: the first one that `yaml` reports there. */
function syntaxErrors(
  text: string,
  positions: YamlPositions,
  documents: readonly Document.Parsed[],
): Diagnostic[] {
  const found = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  const byLine = new Map<number | undefined, Diagnostic>();
  for (const { code, message, pos } of found) {
    const location = positions.at(pos[0]);
    if (byLine.has(location.line) || byLine.size === MAX_SYNTAX_ERRORS) continue;
    if (code === "TAG_RESOLVE_FAILED") {
      const tag = `The tag ${text.slice(...pos)} has no counterpart in JSON.`;
      byLine.set(location.line, { code: "yaml-tag", severity: "error", message: tag, location });
    } else if (code !== "BAD_DIRECTIVE") {
      byLine.set(location.line, {
        code: "yaml-syntax",
        severity: "error",
        message: `${message.replace(/[.:]$/, "")}.`,
        location,
      });
    }
  }
  return [...byLine.values()];
}

function problemDiagnostic(positions: YamlPositions, problem: YamlProblem): Diagnostic {
  const { code, message, offset, earlier } = problem;
  const since = earlier === undefined ? "" : `; the first is in line ${positions.at(earlier).line}`;
  return { code, severity: "error", message: `${message}${since}.`, location: positions.at(offset) };
}

function failure(file: string, code: DiagnosticCode, message: string): ParsedDocument {
  return { diagnostics: [{ code, severity: "error", message, location: { file } }] };
}
