import { formatGithub } from "../drift/report/github.js";
import { formatJson } from "../drift/report/json.js";
import { formatMarkdown } from "../drift/report/markdown.js";
import type { ProviderReport } from "../drift/report/report.js";
import { formatText } from "../drift/report/text.js";
import { compareSubject } from "./drift-comparison.js";
import type { DriftOptions } from "./drift-options.js";
import { findSubjects } from "./drift-subject.js";
import { type CommandContext, printDiagnostics } from "./outcome.js";
import { withProgress } from "./progress.js";

/**
 * `hookstep drift`: what changed upstream, and does it break a receiver? Exit code 0 for no changes, 1 for errors, 2
 * for changes, 3 for breaking ones. Writes nothing.
 */
export async function runDrift(options: DriftOptions, context: CommandContext): Promise<number> {
  const reports: ProviderReport[] = [];
  for (const subject of findSubjects(options, context.cwd)) {
    const text = `Comparing ${subject.name} with its upstream`;
    reports.push(await withProgress(text, context.terminal, () => compareSubject(subject, context)));
  }
  printReports(reports, options.json ? "json" : options.format, context);
  return exitCode(reports, options.failOn);
}

function printReports(
  reports: readonly ProviderReport[],
  format: DriftOptions["format"],
  { terminal }: CommandContext,
): void {
  const print = {
    text: () => formatText(reports, terminal),
    json: () => formatJson(reports),
    markdown: () => formatMarkdown(reports),
    github: () => formatGithub(reports),
  };
  const text = print[format]();
  if (text !== "") terminal.out(text);
  if (format === "json" || format === "github") return;
  printDiagnostics(
    reports.flatMap(({ diagnostics }) => diagnostics),
    terminal,
  );
}

/** Errors always count; `--fail-on` says which changes do. */
function exitCode(reports: readonly ProviderReport[], failOn: DriftOptions["failOn"]): number {
  if (reports.some(({ diagnostics }) => diagnostics.length > 0)) return 1;
  const changes = reports.flatMap((report) => report.changes);
  if (failOn !== "none" && changes.some((change) => change.class === "breaking")) return 3;
  return failOn === "any" && changes.length > 0 ? 2 : 0;
}
