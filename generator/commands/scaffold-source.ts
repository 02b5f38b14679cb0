import { DiagnosticError, hasErrors } from "../diagnostics/diagnostic.js";
import { enumerate, refusal } from "../disk/refusal.js";
import type { Outline } from "../model/outline.js";
import { packageNameOf, readInputs } from "../project/inputs.js";
import { findPackages, isInstalled } from "../project/packages.js";
import { displayPath } from "../project/paths.js";
import type { Target } from "../project/targets.js";
import type { CommandContext } from "./outcome.js";
import { recoverTarget } from "./recover.js";

/** What a skeleton is made from. */
export interface ScaffoldSource {
  readonly outline: Outline;
  /** What the skeleton imports. */
  readonly packageName: string;
  readonly secretVariable: string;
  /** What `npm install` takes for the package to be in the user's project; nothing where it is there already. */
  readonly toInstall?: string;
}

/**
 * The spec of a provider of this project, read anew; where the project has none of that name, what an installed package
 * says of itself.
 *
 * @throws DiagnosticError when it is not one package, or the spec has errors.
 */
export async function findScaffoldSource(
  provider: string | undefined,
  context: CommandContext,
): Promise<ScaffoldSource> {
  const found = findPackages(provider, context.cwd);
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) {
    const names = found.map(({ name }) => name);
    throw refusal(
      "which-provider",
      `There are several providers: ${enumerate(names)}.`,
      `Name one: hookstep scaffold ${names[0] ?? ""} --dir <folder>`,
    );
  }
  if (only.target !== undefined) return readTarget(only.target, context);
  const { readInstalledOutline } = await import("../scaffold/installed.js");
  return { ...readInstalledOutline(only), packageName: only.name };
}

async function readTarget(target: Target, context: CommandContext): Promise<ScaffoldSource> {
  recoverTarget(target);
  const inputs = await readInputs(target, context);
  const { readModel } = await import("../generate.js");
  const { model, diagnostics } = await readModel(inputs.document, inputs.overlays);
  if (model === undefined || hasErrors(diagnostics)) throw new DiagnosticError(diagnostics);
  const { secretVariable } = inputs;
  const packageName = packageNameOf(inputs);
  const toInstall = isInstalled(packageName, context.cwd)
    ? {}
    : { toInstall: folderToInstall(target, context) };
  return { outline: model, packageName, secretVariable, ...toInstall };
}

/** npm takes what begins with a dot for a folder, and links it. */
function folderToInstall({ out }: Target, { cwd }: CommandContext): string {
  const path = displayPath(out, cwd);
  return /^(?:\.|\/|[A-Za-z]:)/.test(path) ? path : `./${path}`;
}
