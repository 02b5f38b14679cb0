import pico from "picocolors";
import { compareText } from "../order.js";
import { codeFrame } from "./code-frame.js";
import type { Diagnostic, Location, Severity } from "./diagnostic.js";
import { printable } from "./printable.js";

/** How a diagnostic is shown. */
export interface FormatOptions {
  readonly color: boolean;
  /** The text of the file that the diagnostic points into, for a line of it with the place marked. */
  readonly source?: string;
}

/** How diagnostics are shown. */
export interface ListOptions {
  readonly color: boolean;
  /** Texts of files, by the names that locations have. */
  readonly sources?: ReadonlyMap<string, string>;
}

const INDENT = "    ";

/**
 * A diagnostic as text for people: `file:line:column error code: message`, the line it points to, and the
 * help, indented. Whatever a document says is escaped, so that nothing of it reaches a terminal raw.
 */
export function formatDiagnostic(diagnostic: Diagnostic, { color, source }: FormatOptions): string {
  const { bold, dim, cyan } = pico.createColors(color);
  const { code, severity, message, location, help } = diagnostic;
  const place = location === undefined ? "" : `${bold(printable(placeOf(location)))} `;
  const lines = [`${place}${paint(color, severity)(severity)} ${dim(`${code}:`)} ${printable(message)}`];
  const frame =
    source !== undefined && location?.line !== undefined
      ? codeFrame(source, location.line, location.column ?? 1)
      : undefined;
  if (frame) lines.push(INDENT + dim(frame.line), INDENT + cyan(frame.marker));
  for (const line of help?.split("\n") ?? []) lines.push(INDENT + printable(line));
  return lines.join("\n");
}

/** Diagnostics by file and place, with a last line that counts them; nothing for none. */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  { color, sources }: ListOptions,
): string {
  if (diagnostics.length === 0) return "";
  const sorted = diagnostics.toSorted(byPlace).map((diagnostic) => {
    const source = sources?.get(diagnostic.location?.file ?? "");
    return formatDiagnostic(diagnostic, { color, ...(source !== undefined && { source }) });
  });
  return [...sorted, summary(diagnostics, color)].join("\n");
}

function placeOf({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

function paint(color: boolean, severity: Severity): (text: string) => string {
  const { red, yellow, blue } = pico.createColors(color);
  return { error: red, warning: yellow, info: blue }[severity];
}

function summary(diagnostics: readonly Diagnostic[], color: boolean): string {
  const counts = (
    [
      ["error", "error"],
      ["warning", "warning"],
      ["info", "note"],
    ] as const
  ).flatMap(([severity, noun]) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [paint(color, severity)(`${count} ${noun}${count === 1 ? "" : "s"}`)];
  });
  return counts.join(", ");
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.location?.file ?? "", b.location?.file ?? "") ||
    (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
    (a.location?.column ?? 0) - (b.location?.column ?? 0)
  );
}
