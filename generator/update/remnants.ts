import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.js";
import type { GenerateInput } from "../generate.js";
import { readOverlaid } from "../read-model.js";
import { remnantsOf } from "../upstream/overlay-remnants.js";

type Spec = Pick<GenerateInput, "document" | "overlays">;

/**
 * Makes sure that a package does not keep half of what upstream has removed: an action that only describes a property
 * would make a property of its description. A whole component that only the overlay still has is used by nothing.
 *
 * @throws DiagnosticError that shows each place in the overlay.
 */
export function assertNoRemnants(current: Spec, next: Spec): void {
  const from = readOverlaid(current.document, current.overlays);
  const { source, overlaid } = readOverlaid(next.document, next.overlays);
  if (!from.source || !from.overlaid || !source || !overlaid) return;
  const pair = { source: source.data, overlaid };
  const remnants = remnantsOf({ source: from.source.data, overlaid: from.overlaid }, pair);
  const found = remnants
    .filter((pointer) => !/^\/components\/[^/]+\/[^/]+$/.test(pointer))
    .map((pointer): Diagnostic => {
      const location = overlaid.locate(pointer, { key: true });
      return {
        code: "overlay-remnant",
        severity: "error",
        message: `Upstream has removed \`#${pointer}\`, of which the overlay would keep a part.`,
        pointer,
        location,
        help: "Take it out of the overlay; or have the overlay define it as a whole, if it still arrives.",
      };
    });
  if (found.length > 0) throw new DiagnosticError(found);
}
