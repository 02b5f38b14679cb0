import { posix } from "node:path";

import { type Diagnostic, hasErrors } from "./diagnostics/diagnostic.js";
import { checkDocument } from "./document/check.js";
import { identifyDocument } from "./document/identify.js";
import { linkDocument } from "./document/link.js";
import { applyOverlays, type OverlaidDocument } from "./document/overlay.js";
import { unconfirmedActions } from "./document/overlay-unconfirmed.js";
import { type DocumentText, parseDocument } from "./document/parse.js";
import { readStructure } from "./document/read-structure.js";
import type { LocatedDocument, SourceDocument } from "./document/source-document.js";
import { buildModel, type ModelOptions, type ModelReading } from "./model/build-model.js";

/** A model together with the document it was built from, which knows the place of each pointer. */
export interface DocumentReading extends ModelReading {
  readonly document?: LocatedDocument;
}

/** Text to model. */
export async function readModel(
  document: DocumentText,
  overlays: readonly DocumentText[],
): Promise<DocumentReading> {
  const { overlaid, diagnostics } = readOverlaid(document, overlays);
  if (overlaid === undefined || hasErrors(diagnostics)) return { diagnostics };
  const reading = await readOverlaidModel(overlaid);
  return { ...reading, document: overlaid, diagnostics: [...diagnostics, ...reading.diagnostics] };
}

/** A document before and after its overlays; without them there is at least one error. */
export interface OverlaidReading {
  readonly source?: SourceDocument;
  readonly overlaid?: OverlaidDocument;
  /** The findings of both, those of the overlays included. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Text to an overlaid document of a version that is read. `prepare` gives the document that is overlaid. */
export function readOverlaid(
  document: DocumentText,
  overlays: readonly DocumentText[],
  prepare: (source: SourceDocument) => SourceDocument = (source) => source,
): OverlaidReading {
  const source = parseDocument(document);
  const parsed = overlays.map(parseDocument);
  const diagnostics: Diagnostic[] = [source, ...parsed].flatMap((reading) => reading.diagnostics);
  if (source.document === undefined || hasErrors(diagnostics)) return { diagnostics };

  const identity = identifyDocument(source.document);
  diagnostics.push(...identity.diagnostics);
  if (identity.version === undefined || hasErrors(diagnostics)) return { diagnostics };

  const references = document.references ?? { root: posix.basename(document.file), files: new Map() };
  const linked = linkDocument(source.document, references);
  const prepared = prepare(linked.document);
  const parsedOverlays = parsed.flatMap((reading) => reading.document ?? []);
  const overlaid = applyOverlays(prepared, parsedOverlays);
  const relinked = linkDocument(overlaid, references);
  diagnostics.push(...linked.diagnostics, ...overlaid.diagnostics, ...relinked.diagnostics);
  diagnostics.push(...parsedOverlays.flatMap(unconfirmedActions));
  return { source: prepared, overlaid: relinked.document, diagnostics };
}

/** An overlaid document to model. */
export async function readOverlaidModel(
  document: LocatedDocument,
  options?: ModelOptions,
): Promise<ModelReading> {
  const diagnostics = [...(await checkDocument(document))];
  const { structure, diagnostics: found } = await readStructure(document);
  diagnostics.push(...found);
  if (structure === undefined || hasErrors(diagnostics)) return { diagnostics };

  const { model, diagnostics: decided } = buildModel(structure, document, options);
  return { ...(model !== undefined && { model }), diagnostics: [...diagnostics, ...decided] };
}
