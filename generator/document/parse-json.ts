import type { JsonValue } from "./json.js";
import { type DocumentText, type ParsedDocument, parseDocument } from "./parse.js";
import type { SourceDocument } from "./source-document.js";

/**
 * Reads a JSON file of a project's own. Many are read and few are ever asked for a place, so places are looked up
 * only then; what is no JSON is read as a document, for the sake of the message.
 */
export function parseJson(source: DocumentText): ParsedDocument {
  const data = jsonOf(source.text);
  return data === undefined
    ? parseDocument(source)
    : { document: lazilyLocated(source, data), diagnostics: [] };
}

function jsonOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function lazilyLocated(source: DocumentText, data: JsonValue): SourceDocument {
  let located: SourceDocument | undefined;
  return {
    ...source,
    data,
    locate(pointer, options) {
      located ??= parseDocument(source).document;
      return located?.locate(pointer, options) ?? { file: source.file };
    },
  };
}
