import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Severity } from "../diagnostics/diagnostic.js";

/** What the model has to say about a place of the document; the location is added by whoever knows the files. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** JSON pointer into the document after overlays. */
  readonly pointer: string;
  readonly help?: string;
}

/** Takes findings as they are made; nothing stops at the first. */
export type Report = (finding: Finding) => void;
