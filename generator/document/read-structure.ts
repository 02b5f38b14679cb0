import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LocatedDocument } from "./source-document.js";
import type { DocumentStructure } from "./structure.js";

/** Reads what an identified AsyncAPI document says about messages. */
export declare function readStructure(document: LocatedDocument): Promise<{
  readonly structure?: DocumentStructure;
  readonly diagnostics: readonly Diagnostic[];
}>;
