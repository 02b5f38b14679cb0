import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { OverlaidDocument } from "../document/overlay.js";
import type { DocumentText } from "../document/parse.js";
import type { LocatedDocument } from "../document/source-document.js";
import type { Change } from "../drift/change.js";
import { inReportOrder, type ReportedChange } from "../drift/report/report.js";
import type { ModelReading } from "../model/build-model.js";
import type { Model } from "../model/model.js";
import { type OverlaidReading, readOverlaid, readOverlaidModel } from "../read-model.js";
import { withOverlayChanges } from "./overlay-changes.js";
import type { OverlaidPair } from "./overlay-fate.js";
import { withoutRemnants } from "./overlay-remnants.js";
import { renamedSchemas, withNewNames, withOldNames } from "./renamed-schemas.js";
import type { SchemaNames } from "./schema-names.js";

/** Two documents, and the overlays that belong to both. */
export interface ComparedDocuments {
  readonly from: DocumentText;
  readonly to: DocumentText;
  readonly overlays: readonly DocumentText[];
}

/** What one document changes in the other. */
export interface Comparison {
  /** In the order of a report; nothing where there are errors. */
  readonly changes: readonly ReportedChange[];
  /** Errors that kept the documents from being compared. */
  readonly diagnostics: readonly Diagnostic[];
  /** The old and the new document, for the places of changes. */
  readonly from?: LocatedDocument;
  readonly to?: LocatedDocument;
}

/** Finds the changes of two models. */
export type CompareModels = (from: Model, to: Model) => readonly Change[];

/**
 * Compares what two documents mean with the same overlays. What the overlays were written for may be gone from one
 * of them, and its messages may have no names on the wire: both is told with the changes, and is no error.
 */
export async function compareDocuments(
  { from, to, overlays }: ComparedDocuments,
  compareModels: CompareModels,
): Promise<Comparison> {
  const reading = readOverlaid(from, overlays);
  let renames: SchemaNames = new Map();
  const nextReading = readOverlaid(to, overlays, (source) => {
    if (reading.source !== undefined && overlays.length > 0)
      renames = renamedSchemas(reading.source.data, source.data);
    return withOldNames(source, renames);
  });
  const faults = readingErrors(reading, nextReading);
  const [old, next] = [pairOf(reading), pairOf(nextReading)];
  if (old === undefined || next === undefined || faults.length > 0)
    return { changes: [], diagnostics: faults };

  const pair = { ...next, overlaid: withoutRemnants(old, next) };
  const overlaid = withNewNames(pair.overlaid, renames);
  const before = await readOverlaidModel(old.overlaid, { lenient: true });
  const after = await readOverlaidModel(overlaid, { lenient: true });
  if (before.model === undefined || after.model === undefined)
    return { changes: [], diagnostics: errorsOf([...before.diagnostics, ...after.diagnostics]) };

  const changes = compareModels(before.model, after.model).map((change) => withoutName(change, after));
  return {
    changes: inReportOrder(withOverlayChanges(changes, { from: old, to: pair, renames }, before.model)),
    diagnostics: [],
    from: old.overlaid,
    to: overlaid,
  };
}

function pairOf({ source, overlaid }: OverlaidReading): OverlaidPair | undefined {
  return source && overlaid && { source: source.data, overlaid };
}

/** An action that fails on one of the documents only has lost its target; one that fails on both is wrong. */
function readingErrors(from: OverlaidReading, to: OverlaidReading): readonly Diagnostic[] {
  const forgiven = new Set([...oneSided(from, to), ...oneSided(to, from)]);
  const wrong = ({ diagnostics }: OverlaidReading): readonly Diagnostic[] =>
    errorsOf(diagnostics).filter((diagnostic) => !forgiven.has(diagnostic));
  const old = wrong(from);
  return old.length > 0 ? old : wrong(to);
}

function oneSided({ overlaid }: OverlaidReading, other: OverlaidReading): readonly Diagnostic[] {
  const effects: OverlaidDocument["effects"] = overlaid?.effects ?? [];
  return effects.flatMap(({ diagnostics }, index) =>
    hasErrors(other.overlaid?.effects[index]?.diagnostics ?? []) ? [] : diagnostics,
  );
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

/** A message that upstream has added without a name on the wire, with the overlay action that would name it. */
function withoutName(change: Change, { diagnostics }: ModelReading): Change {
  const missing =
    change.what === "event" && change.from === undefined
      ? diagnostics.find(({ code, pointer }) => code === "event-name-missing" && pointer === change.to)
      : undefined;
  if (missing === undefined) return change;
  const reason =
    "A new event, wire name not stated: no receiver can be called for it before its name is known.";
  return { ...change, reason, ...(missing.help !== undefined && { help: missing.help }) };
}
