import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { inspectPackage } from "../disk/inspect.js";
import { isUpToDate } from "../disk/state.js";
import { fingerprint } from "../project/fingerprint.js";
import { readInputs } from "../project/inputs.js";
import { displayPath } from "../project/paths.js";
import { findTargets, type Selection, type Target } from "../project/targets.js";
import { colorsOf } from "../terminal.js";
import { shortDiff } from "./diff.js";
import { type CommandContext, type CommonOptions, diagnosticsOf, printDiagnostics } from "./outcome.js";
import { withProgress } from "./progress.js";
import { recoverTarget } from "./recover.js";

/** Options of `hookstep check`. */
export interface CheckOptions extends CommonOptions, Selection {}

/** How a package on disk differs from what its spec gives. */
export interface CheckResult {
  readonly name: string;
  readonly out: string;
  readonly ok: boolean;
  readonly missing: readonly string[];
  readonly changed: readonly { readonly path: string; readonly diff: string }[];
  readonly stale: readonly string[];
  /** Under `src/` and not hookstep's: they would be compiled and published along. */
  readonly unknown: readonly string[];
  /** Those of the changed and stale files that a person has edited. */
  readonly edited: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `hookstep check`: is each package what its spec gives? Exit code 0, or 1 when one is not. Writes nothing. */
export async function runCheck(options: CheckOptions, context: CommandContext): Promise<number> {
  const results: CheckResult[] = [];
  for (const target of findTargets(options, context.cwd)) {
    const result = await withProgress(`Checking ${target.name}`, context.terminal, () =>
      checkTarget(target, context),
    );
    results.push(result);
    if (!options.json) printResult(result, target, context);
  }
  if (options.json) context.terminal.out(JSON.stringify({ providers: results }, null, 2));
  return results.every((result) => result.ok) ? 0 : 1;
}

async function checkTarget(target: Target, context: CommandContext): Promise<CheckResult> {
  const { cwd } = context;
  const inStep = {
    name: target.name,
    out: displayPath(target.out, cwd),
    missing: [],
    changed: [],
    stale: [],
    unknown: [],
    edited: [],
  };
  try {
    recoverTarget(target);
    const inputs = await readInputs(target, context);
    if (isUpToDate(target.out, fingerprint(inputs), { built: false }))
      return { ...inStep, ok: true, diagnostics: [] };
    const { generate } = await import("../generate.js");
    const { files, diagnostics } = await generate(inputs);
    if (files === undefined || hasErrors(diagnostics)) return { ...inStep, ok: false, diagnostics };
    const { missing, changed, stale, edited, unknown } = inspectPackage(target.out, files);
    return {
      ...inStep,
      ok: missing.length + changed.length + stale.length + unknown.length === 0,
      missing,
      changed: changed.map(({ path, expected, actual }) => ({ path, diff: shortDiff(actual, expected) })),
      stale,
      edited,
      unknown,
      diagnostics,
    };
  } catch (error) {
    return { ...inStep, ok: false, diagnostics: diagnosticsOf(error) };
  }
}

function printResult(result: CheckResult, target: Target, { terminal }: CommandContext): void {
  const { bold, green, red } = colorsOf(terminal);
  printDiagnostics(result.diagnostics, terminal);
  if (result.ok) {
    terminal.out(`${green("✓")} ${bold(result.out)} is what its spec gives`);
    return;
  }
  if (hasErrors(result.diagnostics)) return;
  terminal.out(`${red("✗")} ${bold(result.out)} is out of step with its spec`);
  for (const path of result.missing) terminal.out(`  missing  ${path}`);
  for (const path of result.stale) terminal.out(`  stale    ${path}`);
  for (const path of result.unknown) terminal.out(`  unknown  ${path}`);
  for (const { path, diff } of result.changed) {
    terminal.out(`  changed  ${path}`);
    terminal.out(colorDiff(diff, terminal));
  }
  for (const line of remedies(result, target.command)) terminal.out(line);
}

function remedies(
  { missing, changed, stale, edited, unknown }: CheckResult,
  command: string,
): readonly string[] {
  const lines: string[] = [];
  if (missing.length + changed.length + stale.length > 0) {
    lines.push(`Mend it with: ${command}${edited.length > 0 ? " --force" : ""}`);
  }
  if (edited.length > 0) lines.push(`That discards what was edited by hand: ${edited.join(", ")}`);
  if (unknown.length > 0)
    lines.push("Move or delete the unknown files: they would be compiled and published.");
  return lines;
}

function colorDiff(diff: string, terminal: CommandContext["terminal"]): string {
  const { dim, green, red } = colorsOf(terminal);
  const paint = (line: string): string =>
    line.startsWith("+") ? green(line) : line.startsWith("-") ? red(line) : dim(line);
  return diff
    .split("\n")
    .map((line) => `    ${paint(line)}`)
    .join("\n");
}
