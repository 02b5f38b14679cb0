import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LocatedDocument } from "./source-document.js";

/** Checks a document against AsyncAPI's own JSON Schema. All findings are warnings. */
export declare function checkDocument(document: LocatedDocument): Promise<readonly Diagnostic[]>;
