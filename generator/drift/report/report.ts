import type { Diagnostic, Location } from "../../diagnostics/diagnostic.js";
import { sortedBy } from "../../order.js";
import { type Change, type ChangeClass, changeClasses } from "../change.js";

/** A change as reports show it. */
export interface ReportedChange extends Change {
  /** An overlay sets what upstream changed, so that receivers see nothing of it. */
  readonly overridden?: true;
  /** The place to look at in a file of this machine, where there is one. */
  readonly location?: Location;
}

/** What became of one provider, or of one pair of documents. */
export interface ProviderReport {
  readonly name: string;
  /** What it was compared with, without anything secret. */
  readonly upstream: string;
  /** Most serious class first. */
  readonly changes: readonly ReportedChange[];
  /** Errors; with one there was no comparison. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Headings of the classes. */
export const classTitles: Readonly<Record<ChangeClass, string>> = {
  breaking: "Breaking",
  addition: "Additions",
  documentation: "Documentation",
};

/** Changes by class, most serious first; a class without changes is left out. */
export function byClass(
  changes: readonly ReportedChange[],
): readonly { readonly class: ChangeClass; readonly changes: readonly ReportedChange[] }[] {
  return changeClasses
    .map((name) => ({ class: name, changes: changes.filter((change) => change.class === name) }))
    .filter((group) => group.changes.length > 0);
}

/** Changes in the order of a report: by class, then by what they are about. */
export function inReportOrder(changes: readonly ReportedChange[]): readonly ReportedChange[] {
  return byClass(sortedBy(changes, sortKey)).flatMap((group) => group.changes);
}

function sortKey({ what, path, events, from, to, reason }: ReportedChange): string {
  return JSON.stringify([what, path ?? "", events, from ?? to ?? "", reason]);
}

/** What a change is about: the place in a payload, the event, or what kind of thing changed. */
export function subjectOf({ what, path, events, from, to }: ReportedChange): string {
  const [event] = events;
  if (path !== undefined) return path;
  if (what === "event" && event !== undefined && events.length === 1) return event;
  return to ?? from ?? what;
}

/** `3 changes, 1 of them breaking`; with no change, that nothing drifted. */
export function summaryOf({ changes }: ProviderReport): string {
  if (changes.length === 0) return "no drift";
  const breaking = changes.filter((change) => change.class === "breaking").length;
  const counted = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  if (breaking === 0) return `${counted}, none breaking`;
  return breaking === changes.length ? `${counted}, breaking` : `${counted}, ${breaking} of them breaking`;
}
