import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isObject, type JsonValue, stringMember } from "../document/json.js";
import type { DocumentText } from "../document/parse.js";
import { parseJson } from "../document/parse-json.js";
import type { SourceDocument } from "../document/source-document.js";
import { findNearest } from "../nearest.js";
import { compareText } from "../order.js";
import { type CatalogRow, readRow } from "./row.js";

/** One vendor's rows of a catalogue. Without `rows` there is at least one error. */
export interface CatalogReading {
  /** In the order of the catalogue; at least one. */
  readonly rows?: readonly [CatalogRow, ...CatalogRow[]];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the rows of one vendor from a catalogue: JSON Lines, an object a line; empty lines do not count. */
export function readRows(catalog: DocumentText, vendor: string): CatalogReading {
  const lines = [...linesOf(catalog)];
  const broken = lines.flatMap(({ diagnostics }) => diagnostics);
  if (broken.length > 0) return { diagnostics: broken };
  const vendors = new Set(lines.map((line) => line.vendor ?? ""));
  if (!vendors.has(vendor)) return { diagnostics: [unknownVendor(catalog.file, vendor, vendors)] };

  const own = lines.filter((line) => line.vendor === vendor);
  const diagnostics: Diagnostic[] = [];
  const rows: CatalogRow[] = [];
  for (const { document, number } of own) {
    const { row, faults } = readRow(document?.data ?? null, vendor, number);
    if (row !== undefined) rows.push(row);
    for (const { pointer, message } of faults) diagnostics.push(fault(document, number, pointer, message));
  }
  diagnostics.push(...duplicates(rows, catalog.file));
  const [first, ...others] = rows;
  return first === undefined || diagnostics.length > 0
    ? { diagnostics }
    : { rows: [first, ...others], diagnostics };
}

interface Line {
  /** From 1. */
  readonly number: number;
  readonly document?: SourceDocument | undefined;
  readonly vendor?: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function* linesOf({ file, text }: DocumentText): Generator<Line> {
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const number = index + 1;
    const { document, diagnostics } = parseJson({ file, text: line });
    const data: JsonValue = document?.data ?? null;
    const vendor = stringMember(data, "vendor");
    if (diagnostics.length > 0)
      yield { number, diagnostics: diagnostics.map((each) => onLine(each, number)) };
    else if (!isObject(data))
      yield { number, diagnostics: [fault(document, number, "", "A row must be an object.")] };
    else if (vendor === undefined)
      yield {
        number,
        diagnostics: [fault(document, number, "/vendor", "`vendor` must be a vendor's name.")],
      };
    else yield { number, document, vendor, diagnostics: [] };
  }
}

function fault(
  document: SourceDocument | undefined,
  number: number,
  pointer: string,
  message: string,
): Diagnostic {
  const location = document?.locate(pointer, { key: true });
  return onLine({ code: "invalid-row", severity: "error", message, ...(location && { location }) }, number);
}

/** A line was read as a document of its own. */
function onLine(diagnostic: Diagnostic, number: number): Diagnostic {
  const { location } = diagnostic;
  return location === undefined ? diagnostic : { ...diagnostic, location: { ...location, line: number } };
}

function unknownVendor(file: string, vendor: string, vendors: ReadonlySet<string>): Diagnostic {
  const names = [...vendors].toSorted(compareText);
  const nearest = findNearest(vendor, names);
  return {
    code: "unknown-vendor",
    severity: "error",
    message: `The catalogue has no vendor \`${vendor}\`.${nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`}`,
    location: { file },
    help: names.length === 0 ? "It has no rows." : `It has: ${names.join(", ")}.`,
  };
}

function duplicates(rows: readonly CatalogRow[], file: string): readonly Diagnostic[] {
  const lines = new Map<string, number>();
  return rows.flatMap(({ event_name, line }) => {
    const first = lines.get(event_name);
    if (first === undefined) {
      lines.set(event_name, line);
      return [];
    }
    const message = `The event \`${event_name}\` is on line ${first} and on line ${line}.`;
    const help = "Keep the row that is right.";
    return [{ code: "duplicate-event", severity: "error" as const, message, location: { file, line }, help }];
  });
}
