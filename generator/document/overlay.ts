import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "./json.js";
import { locateOrigin } from "./origin.js";
import { applyAction } from "./overlay-action.js";
import { readOverlay } from "./overlay-document.js";
import { cloneJson, type OverlayTarget } from "./overlay-merge.js";
import type { LocatedDocument, SourceDocument } from "./source-document.js";

/** What one action of an overlay did. */
export interface OverlayEffect {
  /** The place of the action in its overlay. */
  readonly action: Location;
  /** Its JSONPath. */
  readonly target: string;
  /** Pointers of what it added, replaced or removed, in the document as it was when the action ran. */
  readonly pointers: readonly string[];
  /** The pointer of the value it copied there, if it did. */
  readonly copied?: string;
  /** Why it, or a part of it, could not be done. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A document with overlays applied. Its locations lead to the overlay for what an overlay wrote. */
export interface OverlaidDocument extends LocatedDocument {
  /** One entry an action, in the order in which they ran. */
  readonly effects: readonly OverlayEffect[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Applies overlays (OpenAPI Overlay Specification 1.0 and 1.1), one after the other. The document is
 * not changed. Where an action fails the others are applied all the same, so that all errors come at once.
 *
 * An action that matches nothing is an error, though the specification lets it pass: it means that the
 * document has changed under the overlay.
 */
export function applyOverlays(
  document: SourceDocument,
  overlays: readonly SourceDocument[],
): OverlaidDocument {
  const read = overlays.map(readOverlay);
  const diagnostics = read.flatMap((overlay) => overlay.diagnostics);
  const actions = read.flatMap((overlay) => overlay.actions);
  const { file, data } = document;
  if (actions.length === 0) {
    return { file, data, locate: document.locate, effects: [], diagnostics };
  }
  const target: OverlayTarget = { data: cloneJson(data), origin: { document, pointer: "" } };
  const effects: OverlayEffect[] = [];
  for (const action of actions) {
    const outcome = applyAction(target, action);
    diagnostics.push(...outcome.diagnostics);
    effects.push({
      action: action.overlay.locate(action.pointer),
      target: action.target,
      ...outcome,
    });
  }
  const result: JsonValue = target.data;
  return {
    file,
    data: result,
    locate: (pointer, options) => locateOrigin(result, target.origin, pointer, options),
    effects,
    diagnostics,
  };
}
