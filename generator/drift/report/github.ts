import type { Diagnostic, Location } from "../../diagnostics/diagnostic.js";
import type { ChangeClass } from "../change.js";
import { logText } from "./log-text.js";
import { type ProviderReport, type ReportedChange, subjectOf, summaryOf } from "./report.js";

const levels: Readonly<Record<ChangeClass, Level>> = {
  breaking: "error",
  addition: "warning",
  documentation: "notice",
};

type Level = "error" | "notice" | "warning";

/**
 * A report as annotations of GitHub Actions ("Workflow commands": a command a line, data and properties with their
 * own escapes), and one plain line a provider.
 */
export function formatGithub(reports: readonly ProviderReport[]): string {
  return reports
    .flatMap((report) => [
      ...report.diagnostics.map((diagnostic) => failure(report.name, diagnostic)),
      ...report.changes.map((change) => annotation(report.name, change)),
      ...(report.diagnostics.length === 0
        ? [`hookstep drift: ${logText(report.name)}: ${summaryOf(report)}`]
        : []),
    ])
    .join("\n");
}

function annotation(name: string, change: ReportedChange): string {
  const { before, after, reason, help, location } = change;
  const values = [before, after].filter((value) => value !== undefined);
  const what = [subjectOf(change), ...(values.length > 0 ? [values.join(" → ")] : [])].join(": ");
  const overridden = change.overridden === true ? " (overridden)" : "";
  const text = [`${what}${overridden}. ${reason}`, ...(help?.split("\n") ?? [])];
  return command(levels[change.class], location, `${name}: ${change.class}`, text);
}

function failure(name: string, { message, help, location }: Diagnostic): string {
  return command("error", location, `${name}: no comparison`, [message, ...(help?.split("\n") ?? [])]);
}

function command(
  level: Level,
  location: Location | undefined,
  title: string,
  text: readonly string[],
): string {
  const properties = [
    ...(location === undefined ? [] : [`file=${escapeProperty(location.file)}`]),
    ...(location?.line === undefined ? [] : [`line=${location.line}`]),
    ...(location?.column === undefined ? [] : [`col=${location.column}`]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${level} ${properties.join(",")}::${escapeData(text.map(logText).join("\n"))}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(logText(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
