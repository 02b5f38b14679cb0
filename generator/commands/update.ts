import { dirname } from "node:path";

import { printable } from "../diagnostics/printable.js";
import { formatText } from "../drift/report/text.js";
import { displayPath } from "../project/paths.js";
import type { Target } from "../project/targets.js";
import { colorsOf } from "../terminal.js";
import { type CommandContext, printDiagnostics } from "./outcome.js";
import { withProgress } from "./progress.js";
import { type UpdateOptions, updateTargets } from "./update-options.js";
import { type UpdateResult, updateTarget } from "./update-target.js";

/**
 * `hookstep update`: takes upstream's document in, or with `--local` what was changed here, and gives each package the
 * version and the changelog that it deserves. Exit code 0, or 1 when one could not be updated.
 */
export async function runUpdate(options: UpdateOptions, context: CommandContext): Promise<number> {
  const results: UpdateResult[] = [];
  for (const target of updateTargets(options, context.cwd)) {
    const result = await withProgress(`Updating ${target.name}`, context.terminal, () =>
      updateTarget(target, options, context),
    );
    results.push(result);
    if (!options.json) printResult(result, target, options, context);
  }
  if (options.json) context.terminal.out(JSON.stringify({ providers: results }, null, 2));
  return results.every((result) => result.ok) ? 0 : 1;
}

function printResult(
  result: UpdateResult,
  target: Target,
  { local }: UpdateOptions,
  { terminal, cwd }: CommandContext,
): void {
  const { bold, dim, green } = colorsOf(terminal);
  printDiagnostics(result.diagnostics, terminal);
  if (!result.ok) return;
  const seconds = dim(`(${(result.milliseconds / 1000).toFixed(1)} s)`);
  if (result.upToDate) {
    const what = local ? "has no changes since its last release" : "is up to date with its upstream";
    terminal.out(`${green("✓")} ${bold(result.name)} ${what} ${seconds}`);
    return;
  }
  const { name, upstream = "", changes, spec, written, removed, dryRun, version } = result;
  const report = { name, upstream, changes, diagnostics: [] };
  terminal.out(formatText([report], terminal));
  terminal.out("");
  const folders = [dirname(target.document), target.out].map((path) => bold(displayPath(path, cwd)));
  const versions = version === undefined ? "no new version" : `${version.from} → ${version.to}`;
  terminal.out(
    `${green("✓")} ${dryRun ? "would update" : "updated"} ${folders.join(" and ")}: ${versions} ${seconds}`,
  );
  terminal.out(`  spec     ${spec.join(", ")}`);
  terminal.out(
    `  package  ${[`${written.length} written`, ...(removed.length > 0 ? [`${removed.length} removed`] : [])].join(", ")}`,
  );
  for (const note of result.notes) terminal.out(`  note     ${note}`);
  if (dryRun) for (const line of result.entry?.split("\n") ?? []) terminal.out(dim(`  │ ${printable(line)}`));
}
