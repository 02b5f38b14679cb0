import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { enumerate, refusal } from "../disk/refusal.js";
import { findNearest } from "../nearest.js";
import type { BuiltPackage } from "./built-package.js";

/**
 * The one package that knows an event; without an event, the only one.
 *
 * @throws DiagnosticError when none or several do; the event that was probably meant is proposed.
 */
export function choosePackage(packages: readonly BuiltPackage[], event: string | undefined): BuiltPackage {
  const knowing = packages.filter(({ eventNames }) => event === undefined || eventNames.includes(event));
  const [only, ...others] = knowing;
  if (only === undefined) throw unknownEvent(packages, event ?? "");
  if (others.length === 0) return only;
  const names = enumerate(knowing.map(({ name }) => `\`${name}\``));
  throw refusal(
    "which-provider",
    event === undefined ? `There are several providers: ${names}.` : `${names} know an event \`${event}\`.`,
    `Name one: --provider ${only.name}`,
  );
}

function unknownEvent(packages: readonly BuiltPackage[], event: string): DiagnosticError {
  const known = packages.flatMap(({ eventNames }) => eventNames);
  const nearest = findNearest(event, known);
  const among = enumerate(packages.map(({ name }) => name));
  return refusal(
    "unknown-event",
    `${among} ${packages.length === 1 ? "has" : "have"} no event \`${event}\`.${nearest ? ` Did you mean \`${nearest}\`?` : ""}`,
    nearest === undefined
      ? `Events: ${known.toSorted().join(", ")}`
      : "All of them are listed in the package's README.",
  );
}
