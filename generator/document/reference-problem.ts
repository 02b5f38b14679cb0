import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { childPointer, formatPointer, parsePointer, type UnresolvedReference } from "./references.js";
import { writtenReference } from "./file-members.js";
import type { LocatedDocument } from "./source-document.js";

/** A fault found while reading the structure, at a pointer into the document. */
export interface StructureProblem {
  readonly code: DiagnosticCode;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly pointer: string;
  readonly help?: string;
}

/** Says why a reference could not be followed. */
export function referenceProblem({ reason, reference, at }: UnresolvedReference): StructureProblem {
  const shown = JSON.stringify(writtenReference(reference));
  const place = { severity: "error", pointer: childPointer(at, "$ref") } as const;
  switch (reason) {
    case "external": {
      const message = `The reference ${shown} leaves the document, and what it names was not read.`;
      const help = "Bundle the document into one file first, for example with `asyncapi bundle`.";
      return { ...place, code: "reference-external", message, help };
    }
    case "cycle":
      return { ...place, code: "reference-cycle", message: `The reference ${shown} leads back to itself.` };
    case "missing": {
      const message = `The reference ${shown} leads nowhere.`;
      const help = "Correct it, or add what it names; where the document is upstream's, in an overlay.";
      return { ...place, code: "reference-missing", message, help };
    }
  }
}

/** A finding about a reference that could not be followed, with the reason for it where that is known. */
export function explainReference<Finding extends StructureProblem>(
  finding: Finding,
  { refusals }: LocatedDocument,
): Finding {
  const holder = parsePointer(finding.pointer)?.slice(0, -1) ?? [];
  const refusal = finding.code === "reference-external" && refusals?.get(formatPointer(holder));
  return refusal ? { ...finding, ...refusal } : finding;
}

/** The problems as diagnostics with places, one a place and kind. */
export function problemDiagnostics(
  document: LocatedDocument,
  problems: readonly StructureProblem[],
): Diagnostic[] {
  const unique = new Map(problems.map((problem) => [`${problem.code} ${problem.pointer}`, problem]));
  return [...unique.values()].map((problem) => ({
    ...explainReference(problem, document),
    location: document.locate(problem.pointer, { key: true }),
  }));
}
