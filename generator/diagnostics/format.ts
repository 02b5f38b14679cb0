import type { Diagnostic } from "./diagnostic.js";

/** How diagnostics are shown. */
export interface FormatOptions {
  readonly color: boolean;
  /** The text of the file that the diagnostic points into, for a code frame. */
  readonly source?: string;
}

/** A diagnostic as text for people. */
export declare function formatDiagnostic(diagnostic: Diagnostic, options: FormatOptions): string;

/** Diagnostics sorted by place, with a summary; `sources` maps files to texts. */
export declare function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: { readonly color: boolean; readonly sources?: ReadonlyMap<string, string> },
): string;
