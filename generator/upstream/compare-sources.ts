import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { DocumentText } from "../document/parse.js";
import { inReportOrder } from "../drift/report/report.js";
import { type DocumentReading, readOverlaid, readOverlaidModel } from "../read-model.js";
import type { CompareModels, Comparison } from "./compare-documents.js";

/** One for each side of a comparison. */
export interface Sides<Value> {
  readonly from: Value;
  readonly to: Value;
}

/**
 * Compares what two sources say of one vendor: documents with overlays of their own. An overlay that does not fit its
 * document is an error; messages may have no names on the wire, as in a comparison with overlays for both.
 */
export async function compareSources(
  documents: Sides<DocumentText>,
  overlays: Sides<readonly DocumentText[]>,
  compareModels: CompareModels,
): Promise<Comparison> {
  const from = await read(documents.from, overlays.from);
  const to = await read(documents.to, overlays.to);
  const diagnostics = [...from.diagnostics, ...to.diagnostics];
  if (from.model === undefined || to.model === undefined) return { changes: [], diagnostics };
  return {
    changes: inReportOrder(compareModels(from.model, to.model)),
    diagnostics,
    ...(from.document && { from: from.document }),
    ...(to.document && { to: to.document }),
  };
}

/** A model, or the errors that say why there is none. */
async function read(document: DocumentText, overlays: readonly DocumentText[]): Promise<DocumentReading> {
  const { overlaid, diagnostics } = readOverlaid(document, overlays);
  if (overlaid === undefined || hasErrors(diagnostics)) return { diagnostics: errorsOf(diagnostics) };
  const { model, diagnostics: found } = await readOverlaidModel(overlaid, { lenient: true });
  if (model === undefined) return { diagnostics: errorsOf(found) };
  return { model, document: overlaid, diagnostics: [] };
}

function errorsOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}
