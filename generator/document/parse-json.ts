import { isArray, isObject, type JsonValue } from "./json.js";
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

/** {@link parseJson} for an object that people edit: a key that is in it twice is an error, as in any document. */
export function parseUniqueJson(source: DocumentText): ParsedDocument {
  const data = jsonOf(source.text);
  return isObject(data) && countKeys(data) === writtenKeys(source.text)
    ? { document: lazilyLocated(source, data), diagnostics: [] }
    : parseDocument(source);
}

/** How many keys stand in the text of JSON: the strings before a colon. */
function writtenKeys(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) count++;
  return count;
}

function countKeys(value: JsonValue): number {
  if (isArray(value)) return value.reduce<number>((sum, item) => sum + countKeys(item), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + countKeys(item), 0);
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
