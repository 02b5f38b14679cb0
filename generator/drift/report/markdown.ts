import { codeBlock, codeCell, plainText } from "./markdown-text.js";
import {
  byClass,
  classTitles,
  type ProviderReport,
  type ReportedChange,
  subjectOf,
  summaryOf,
} from "./report.js";

/** How a report is cut off. */
export interface MarkdownOptions {
  /** The most characters. Default 60,000: a comment on GitHub has at most 65,536. */
  readonly maxLength?: number;
}

/** So many events of a change are named. */
const MAX_EVENTS = 5;

/**
 * A report for a pull request's comment, in GitHub's Markdown. As many changes as fit are in it, the most serious
 * ones first, and a line that counts the rest.
 */
export function formatMarkdown(
  reports: readonly ProviderReport[],
  { maxLength = 60_000 }: MarkdownOptions = {},
): string {
  const total = reports.reduce((sum, { changes }) => sum + changes.length, 0);
  let fits = 0;
  let tooMany = total + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (render(reports, middle).length <= maxLength) fits = middle;
    else tooMany = middle;
  }
  return render(reports, fits);
}

/** The report with a limited number of changes. */
function render(reports: readonly ProviderReport[], limit: number): string {
  let left = limit;
  const sections = reports.map((report) => {
    const shown = report.changes.slice(0, left);
    left -= shown.length;
    return provider(report, shown);
  });
  return sections.join("\n\n");
}

function provider(report: ProviderReport, shown: readonly ReportedChange[]): string {
  const failed = report.diagnostics.length > 0;
  const rest = report.changes.length - shown.length;
  return [
    `### ${plainText(report.name)}: ${failed ? "no comparison" : summaryOf(report)}`,
    `Compared with ${codeCell(report.upstream)}.`,
    ...report.diagnostics.map(
      ({ message, help }) => `- ${plainText(message)}${help === undefined ? "" : ` ${plainText(help)}`}`,
    ),
    ...byClass(shown).flatMap(({ class: name, changes }) => {
      const title = `${classTitles[name]} (${changes.length})`;
      const body = [table(changes), ...instructions(changes)];
      return name === "documentation" ? [folded(title, body)] : [`#### ${title}`, ...body];
    }),
    ...(rest > 0 ? [`… and ${rest} more ${rest === 1 ? "change" : "changes"}`] : []),
  ].join("\n\n");
}

function table(changes: readonly ReportedChange[]): string {
  const rows = changes.map((change) => {
    const { before, after, reason, events } = change;
    const overridden = change.overridden === true ? " (overridden)" : "";
    const cells = [
      codeCell(subjectOf(change)) + overridden,
      before === undefined ? "" : plainText(before),
      after === undefined ? "" : plainText(after),
      plainText(reason),
      eventCell(events),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return ["| Where | Before | After | Why | Events |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function eventCell(events: readonly string[]): string {
  const named = events.slice(0, MAX_EVENTS).map(codeCell).join(", ");
  const rest = events.length - MAX_EVENTS;
  return rest > 0 ? `${named} and ${rest} more` : named;
}

function instructions(changes: readonly ReportedChange[]): readonly string[] {
  const helped = changes.filter(({ help }) => help !== undefined);
  if (helped.length === 0) return [];
  const body = helped.flatMap((change) => [codeCell(subjectOf(change)), codeBlock(change.help ?? "")]);
  return [folded(`What to do (${helped.length})`, body)];
}

function folded(title: string, body: readonly string[]): string {
  return [`<details>\n<summary>${title}</summary>`, ...body, "</details>"].join("\n\n");
}
