import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { childPointer, type UnresolvedReference } from "./references.js";
import type { LocatedDocument } from "./source-document.js";

/** A fault found while reading the structure, at a pointer into the document. */
export interface StructureProblem {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly pointer: string;
  readonly help?: string;
}

/** Says why a reference could not be followed. */
export function referenceProblem({ reason, reference, at }: UnresolvedReference): StructureProblem {
  const shown = JSON.stringify(reference);
  const place = { severity: "error", pointer: childPointer(at, "$ref") } as const;
  switch (reason) {
    case "external": {
      const message = `the reference ${shown} leaves the document, which is not supported yet`;
      const help = "Bundle the document into one file first, for example with `asyncapi bundle`.";
      return { ...place, code: "reference-external", message, help };
    }
    case "cycle":
      return { ...place, code: "reference-cycle", message: `the reference ${shown} leads back to itself` };
    case "missing":
      return { ...place, code: "reference-missing", message: `the reference ${shown} leads nowhere` };
  }
}

/** The problems as diagnostics with places, one a place and kind. */
export function problemDiagnostics(
  document: LocatedDocument,
  problems: readonly StructureProblem[],
): Diagnostic[] {
  const unique = new Map(problems.map((problem) => [`${problem.code} ${problem.pointer}`, problem]));
  return [...unique.values()].map((problem) => ({
    ...problem,
    location: document.locate(problem.pointer, { key: true }),
  }));
}
