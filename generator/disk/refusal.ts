import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { displayPath } from "../project/paths.js";

/** A refusal that the user can do something about, as an error to throw. */
export function refusal(code: DiagnosticCode, message: string, help: string): DiagnosticError {
  return new DiagnosticError([{ code, severity: "error", message, help }]);
}

/** Whether an error is the system's, such as EACCES or ENOSPC, and not a fault of the program. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return typeof code === "string" && syscall !== undefined;
}

/**
 * What to throw for an error met while a package was `read` or `written`: the system's becomes a refusal, without a
 * stack; any other is a fault of the program and stays as it is.
 */
export function explain(error: unknown, root: string, action: "read" | "written"): unknown {
  if (!isSystemError(error)) return error;
  const explained = refusal(
    `package-not-${action}`,
    `${shown(root)} cannot be ${action}: ${error.message}.`,
    "Mend the cause, then run the command again. A package is written whole or not at all.",
  );
  explained.cause = error;
  return explained;
}

/** A path for a message: relative to the working directory where it is near. */
export function shown(path: string): string {
  return displayPath(path, process.cwd());
}

/** Names for a message: `a`, `a and b`, or `a, b and c`. */
export function enumerate(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** For what does no harm when it fails, since the next run does it again. */
export function ignoreFailure(action: () => void): void {
  try {
    action();
  } catch {
    return;
  }
}
