import type { Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { printable } from "../../generator/diagnostics/printable.js";

/** What became of one document. */
export type Outcome =
  | {
      readonly kind: "package";
      readonly events: number;
      readonly warnings: number;
      /** Actions of the overlay that a person has to confirm. */
      readonly inferred: number;
      /** Samples that the package's validators accept, of so many. */
      readonly accepted: number;
      readonly samples: number;
    }
  /** No package, but errors that say what is missing, where, and how to say it. */
  | { readonly kind: "explained"; readonly errors: readonly Diagnostic[] }
  | { readonly kind: "failed"; readonly reason: string };

/** An outcome as the end of a line. */
export function describeOutcome(outcome: Outcome): string {
  if (outcome.kind === "failed") return `failed     ${printable(outcome.reason)}`;
  if (outcome.kind === "package") {
    const { events, warnings, inferred, accepted, samples } = outcome;
    return `package    ${events} events, ${inferred} inferred, ${warnings} warnings, compiles, samples ${accepted}/${samples}`;
  }
  const [first, ...others] = outcome.errors;
  const place = [first?.location?.file, first?.location?.line].filter((part) => part !== undefined).join(":");
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `explained  ${place} ${first?.code}: ${printable(first?.message ?? "")}${more}`;
}

/** The last line of a run. */
export function summarise(outcomes: readonly Outcome[]): string {
  const count = (kind: Outcome["kind"]): number => outcomes.filter((outcome) => outcome.kind === kind).length;
  return `documents=${outcomes.length} packages=${count("package")} explained=${count("explained")} failed=${count("failed")}`;
}
