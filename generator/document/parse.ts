import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceDocument } from "./source-document.js";

/** The largest document that is read, in bytes: 20 MiB. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** A file's name, as the user gave it, and its text. */
export interface DocumentText {
  readonly file: string;
  readonly text: string;
}

/** Reads YAML or JSON. Without a `document` there is at least one error. */
export declare function parseDocument(source: DocumentText): {
  readonly document?: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
};
