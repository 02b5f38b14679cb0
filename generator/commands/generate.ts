import { counted } from "../counted.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { hasErrors } from "../diagnostics/diagnostic.js";
import { buildPackage } from "../disk/build.js";
import { hashFiles } from "../disk/hash.js";
import { isUpToDate, writeState } from "../disk/state.js";
import { writePackage } from "../disk/write-package.js";
import type { Generated } from "../generate.js";
import { fingerprint } from "../project/fingerprint.js";
import { readInputs } from "../project/inputs.js";
import { displayPath } from "../project/paths.js";
import { findTargets, type Selection, type Target } from "../project/targets.js";
import { specTypesThread } from "../worker/spec-types-thread.js";
import { colorsOf } from "../terminal.js";
import { type CommandContext, type CommonOptions, diagnosticsOf, printDiagnostics } from "./outcome.js";
import { withProgress } from "./progress.js";
import { recoverTarget } from "./recover.js";

/** Options of `hookstep generate`. */
export interface GenerateOptions extends CommonOptions, Selection {
  /** Compile `src/` to `dist/`, so that the package imports at once. */
  readonly build: boolean;
  /** Generate even when there is nothing to do, and over files edited by hand. */
  readonly force: boolean;
}

/** What a run did for one package. */
export interface GenerateResult {
  readonly name: string;
  readonly out: string;
  readonly ok: boolean;
  readonly upToDate: boolean;
  readonly events?: number;
  readonly types?: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
}

/** `hookstep generate`: writes each package that its spec gives. Exit code 0, or 1 when one could not be. */
export async function runGenerate(options: GenerateOptions, context: CommandContext): Promise<number> {
  const results: GenerateResult[] = [];
  for (const target of findTargets(options, context.cwd)) {
    const result = await withProgress(`Generating ${target.name}`, context.terminal, () =>
      generateTarget(target, options, context),
    );
    results.push(result);
    if (!options.json) printResult(result, target, context);
  }
  if (options.json) context.terminal.out(JSON.stringify({ providers: results }, null, 2));
  return results.every((result) => result.ok) ? 0 : 1;
}

/** Generates one package and writes it. What the user can mend is in the result, everything else is thrown. */
export async function generateTarget(
  target: Target,
  options: Pick<GenerateOptions, "build" | "force">,
  context: CommandContext,
): Promise<GenerateResult> {
  const start = context.now();
  const result = (part: Partial<GenerateResult>): GenerateResult => ({
    name: target.name,
    out: displayPath(target.out, context.cwd),
    ok: true,
    upToDate: false,
    written: [],
    removed: [],
    unchanged: 0,
    diagnostics: [],
    ...part,
    milliseconds: Math.round(context.now() - start),
  });
  try {
    return result(await bringUpToDate(target, options, context));
  } catch (error) {
    return result({ ok: false, diagnostics: diagnosticsOf(error) });
  }
}

async function bringUpToDate(
  target: Target,
  { build, force }: Pick<GenerateOptions, "build" | "force">,
  context: CommandContext,
): Promise<Partial<GenerateResult>> {
  const { signal } = context;
  recoverTarget(target);
  const inputs = await readInputs(target, context);
  const digest = fingerprint(inputs);
  if (!force && isUpToDate(target.out, digest, { built: build })) return { upToDate: true };

  const emitSpecTypes = specTypesThread();
  const { generate } = await import("../generate.js");
  const { files, diagnostics, counts }: Generated = await generate(inputs, emitSpecTypes);
  if (files === undefined || hasErrors(diagnostics)) return { ok: false, diagnostics };
  const done = await writePackage(target.out, files, {
    force,
    signal,
    ...(build && { build: (staging: string) => buildPackage(staging, { signal }) }),
  });
  writeState(target.out, { inputs: digest, files: hashFiles(files), built: build });
  const { written, removed } = done;
  const unchanged = done.unchanged.length;
  return {
    diagnostics,
    events: counts?.events ?? 0,
    types: counts?.schemas ?? 0,
    written,
    removed,
    unchanged,
  };
}

function printResult(result: GenerateResult, target: Target, { terminal, cwd }: CommandContext): void {
  const { bold, dim, green } = colorsOf(terminal);
  printDiagnostics(result.diagnostics, terminal);
  if (!result.ok) return;
  const seconds = `${(result.milliseconds / 1000).toFixed(1)} s`;
  if (result.upToDate) {
    terminal.out(`${green("✓")} ${bold(result.out)} is up to date ${dim(`(${seconds})`)}`);
    return;
  }
  const sources = [target.document, ...target.overlays].map((path) => displayPath(path, cwd)).join(" and ");
  const changes = [
    `${result.written.length} written`,
    ...(result.removed.length > 0 ? [`${result.removed.length} removed`] : []),
    `${result.unchanged} unchanged`,
  ];
  terminal.out(
    `  read  ${sources}: ${counted(result.events ?? 0, "event")}, ${counted(result.types ?? 0, "type")}`,
  );
  terminal.out(`${green("✓")} wrote ${bold(result.out)}: ${changes.join(", ")} ${dim(`(${seconds})`)}`);
}
