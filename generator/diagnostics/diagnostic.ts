import type { DiagnosticCode } from "./catalogue.js";

/** How much a diagnostic matters: only an `error` keeps a package from being written. */
export type Severity = "error" | "warning" | "info";

/** A place in a source file. Lines and columns count from 1; a column counts UTF-16 code units. */
export interface Location {
  /** The file as the user named it: relative to the working directory where possible, `/` as separator. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * One finding about the user's input, as data. Diagnostics are collected, never thrown one by one;
 * a bug of ours is an exception instead.
 */
export interface Diagnostic {
  /** Stable, for machines and for tests: `duplicate-event`. */
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence on what is wrong, naming the thing as the user wrote it. */
  readonly message: string;
  /** JSON pointer (RFC 6901) into the document after overlays, where there is one. */
  readonly pointer?: string;
  readonly location?: Location;
  /** What to do next; may hold several lines, such as the overlay action to add. */
  readonly help?: string;
}

/** Whether any of the diagnostics keeps a package from being written. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/**
 * Ends a step that cannot go on. Carries what the user has to know; the command line prints the
 * diagnostics without a stack.
 */
export class DiagnosticError extends Error {
  override readonly name = "DiagnosticError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join("\n"));
    this.diagnostics = diagnostics;
  }
}
