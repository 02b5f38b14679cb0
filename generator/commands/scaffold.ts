import { resolve } from "node:path";

import { hasErrors } from "../diagnostics/diagnostic.js";
import { createFiles } from "../disk/new-files.js";
import { packageNameOf, readInputs } from "../project/inputs.js";
import { displayPath } from "../project/paths.js";
import { findTargets } from "../project/targets.js";
import { colorsOf } from "../terminal.js";
import { recoverTarget } from "./recover.js";
import { type CommandContext, type CommonOptions, printDiagnostics } from "./outcome.js";

/** Options of `hookstep scaffold`. */
export interface ScaffoldOptions extends CommonOptions {
  /** The provider; the only one of the project if left out. */
  readonly provider?: string | undefined;
  readonly dir: string;
}

/** `hookstep scaffold`: writes a skeleton into the user's project. Exit code 0, or 1 when nothing was written. */
export async function runScaffold(
  { provider, dir, json }: ScaffoldOptions,
  context: CommandContext,
): Promise<number> {
  const { cwd, terminal } = context;
  const [target, ...others] = findTargets({ names: provider === undefined ? [] : [provider] }, cwd);
  if (target === undefined || others.length > 0) {
    terminal.err("Name the provider: hookstep scaffold <provider> --dir <folder>");
    return 1;
  }
  recoverTarget(target);
  const inputs = await readInputs(target, context);
  const { readModel } = await import("../generate.js");
  const { model, diagnostics } = await readModel(inputs.document, inputs.overlays);
  const shown = displayPath(resolve(cwd, dir), cwd);
  if (model === undefined || hasErrors(diagnostics)) {
    printDiagnostics(diagnostics, terminal);
    return 1;
  }
  const { emitScaffold } = await import("../emit/scaffold.js");
  const packageName = packageNameOf(inputs);
  const files = await emitScaffold(model, { packageName, secretVariable: inputs.secretVariable });
  createFiles(resolve(cwd, dir), files, shown);
  if (json) terminal.out(JSON.stringify({ dir: shown, files: files.map(({ path }) => path) }, null, 2));
  else
    printNextSteps(
      shown,
      files.map(({ path }) => path),
      packageName,
      model.events.length,
      context,
    );
  return 0;
}

function printNextSteps(
  dir: string,
  paths: readonly string[],
  packageName: string,
  events: number,
  { terminal }: CommandContext,
): void {
  const { bold, green } = colorsOf(terminal);
  terminal.out(`${green("✓")} wrote ${bold(dir)}: ${paths.join(", ")} (${events} events)`);
  terminal.out(`  next  npm install ${packageName} && npm install --save-dev tsx`);
  terminal.out(`        npx tsx --test ${dir}/handlers.test.ts`);
}
