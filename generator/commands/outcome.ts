import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { formatDiagnostics } from "../diagnostics/format.js";
import type { Terminal } from "../terminal.js";

/** Options that every command has. */
export interface CommonOptions {
  /** Results for machines: one JSON document on standard output. */
  readonly json: boolean;
}

/** What a command works with. */
export interface CommandContext {
  readonly cwd: string;
  readonly terminal: Terminal;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Environment variables; none if left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The day, `2026-11-20`, in UTC. */
  readonly today: () => string;
}

/** Prints diagnostics for people, when there are any. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], { color, err }: Terminal): void {
  if (diagnostics.length > 0) err(formatDiagnostics(diagnostics, { color }));
}

/** The diagnostics of an error the user can mend; throws every other error again. */
export function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosticError) return error.diagnostics;
  throw error;
}
