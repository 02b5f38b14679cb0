import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import type { LocatedDocument, SourceDocument } from "./source-document.js";

/** What one action of an overlay did. */
export interface OverlayEffect {
  /** The place of the action in its overlay. */
  readonly action: Location;
  /** Its JSONPath. */
  readonly target: string;
  /** Pointers of what it added, replaced or removed, in the document as it was when the action ran. */
  readonly pointers: readonly string[];
}

/** A document with overlays applied. */
export interface OverlaidDocument extends LocatedDocument {
  readonly effects: readonly OverlayEffect[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies overlays (OpenAPI Overlay Specification 1.0 and 1.1), in order. */
export declare function applyOverlays(
  document: SourceDocument,
  overlays: readonly SourceDocument[],
): OverlaidDocument;
