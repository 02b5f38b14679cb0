import { DiagnosticError } from "../diagnostics/diagnostic.js";
import type { Change } from "../drift/change.js";
import { compareModels } from "../drift/compare-models.js";
import type { GenerateInput } from "../generate.js";
import type { Model } from "../model/model.js";
import { readModel } from "../read-model.js";
import { compareDocuments } from "../upstream/compare-documents.js";
import type { LastRelease } from "./last-release.js";

type Spec = Pick<GenerateInput, "document" | "overlays">;

/**
 * What changes for the receivers of a package: from its last release, or from the spec as it is where no release is
 * known, to the spec as it will be. Overlays that were written for the new document already need not fit the old one.
 */
export async function compareRelease(
  current: Spec,
  next: Spec,
  release: LastRelease | undefined,
): Promise<readonly Change[]> {
  const to = await modelOf(next);
  const from = (release && (await modelOf(release))) ?? (await modelOf(current));
  if (from !== undefined && to !== undefined) return compareModels(from, to);
  let changes: readonly Change[] = [];
  const documents = { from: current.document, to: next.document, overlays: next.overlays };
  const { diagnostics } = await compareDocuments(documents, (before, after) => {
    changes = compareModels(before, after);
    return changes;
  });
  if (diagnostics.length > 0) throw new DiagnosticError(diagnostics);
  return changes;
}

async function modelOf({ document, overlays }: Spec): Promise<Model | undefined> {
  return (await readModel(document, overlays)).model;
}
