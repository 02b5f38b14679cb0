import { createColors } from "picocolors";

import type { Location } from "../../diagnostics/diagnostic.js";
import type { ChangeClass } from "../change.js";
import { logText, shortList } from "./log-text.js";
import {
  byClass,
  classTitles,
  type ProviderReport,
  type ReportedChange,
  subjectOf,
  summaryOf,
} from "./report.js";

/** How a report is shown to people. */
export interface TextOptions {
  readonly color: boolean;
}

/** So many events of a change are named. */
const MAX_EVENTS = 6;

const signs: Readonly<Record<ChangeClass, string>> = { breaking: "✗", addition: "+", documentation: "·" };

/** A report for people at a terminal, without a line break at its end; nothing of a document reaches it raw. */
export function formatText(reports: readonly ProviderReport[], options: TextOptions): string {
  return reports
    .filter(({ diagnostics }) => diagnostics.length === 0)
    .map((report) => formatProvider(report, options))
    .join("\n\n");
}

function formatProvider(report: ProviderReport, { color }: TextOptions): string {
  const { bold, dim, green, red, yellow } = createColors(color);
  const paint = { breaking: red, addition: green, documentation: yellow } as const;
  const name = bold(logText(report.name));
  const upstream = dim(`(${logText(report.upstream)})`);
  if (report.changes.length === 0) return `${green("✓")} ${name}: ${summaryOf(report)} ${upstream}`;
  const lines = [`${name}: ${summaryOf(report)} ${upstream}`];
  for (const group of byClass(report.changes)) {
    lines.push("", paint[group.class](`${classTitles[group.class]} (${group.changes.length})`));
    for (const change of group.changes) {
      const mark = change.overridden ? dim(" (overridden)") : "";
      lines.push(`  ${paint[group.class](signs[group.class])} ${bold(logText(subjectOf(change)))}${mark}`);
      for (const [label, text] of details(change))
        lines.push(`      ${dim(label.padEnd(6))} ${logText(text)}`);
      for (const line of change.help?.split("\n") ?? []) lines.push(`      ${dim("│")} ${logText(line)}`);
    }
  }
  return lines.join("\n");
}

/** Every line begins with a word of ours, so that no text of a document is taken for a command by a log's reader. */
function details(change: ReportedChange): readonly (readonly [label: string, text: string])[] {
  const { before, after, reason, events, location } = change;
  return [
    ...(before === undefined ? [] : ([["was", before]] as const)),
    ...(after === undefined ? [] : ([["now", after]] as const)),
    ["why", reason],
    ...(events.length === 0 ? [] : ([["events", shortList(events, MAX_EVENTS)]] as const)),
    ...(location === undefined ? [] : ([["at", placeOf(location)]] as const)),
  ];
}

function placeOf({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}
