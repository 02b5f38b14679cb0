import type { ProviderReport, ReportedChange } from "./report.js";

/**
 * A report for machines, as `drift.schema.json` describes it. Characters that no terminal should be sent are escaped
 * as JSON allows, so that it holds the same values.
 */
export function formatJson(reports: readonly ProviderReport[]): string {
  const providers = reports.map(({ name, upstream, changes, diagnostics }) => ({
    name,
    upstream,
    changes: changes.map(jsonChange),
    diagnostics,
  }));
  return JSON.stringify({ providers }, null, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
}

/** `event` is there where there is exactly one. */
function jsonChange({ class: name, what, events, ...rest }: ReportedChange) {
  const [event, ...others] = events;
  const single = event !== undefined && others.length === 0;
  return { class: name, what, ...(single && { event }), events, ...rest };
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
