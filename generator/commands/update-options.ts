import { refusal } from "../disk/refusal.js";
import { findTargets, type Target } from "../project/targets.js";
import type { CommonOptions } from "./outcome.js";

/** Options of `hookstep update`. */
export interface UpdateOptions extends CommonOptions {
  /** Providers of the project; all of them if empty. */
  readonly names: readonly string[];
  /** Print what would be done, and write nothing. */
  readonly dryRun: boolean;
  /** Take in changes of the overlay, the examples and the generator; ask no upstream. */
  readonly local: boolean;
  /** Upstream of the one provider for this time, instead of the address in its lock. */
  readonly upstream?: string | undefined;
  /** Over a document and generated files that were edited by hand. */
  readonly force: boolean;
}

/**
 * The packages to update.
 *
 * @throws DiagnosticError when the options name nothing, or things that do not go together.
 */
export function updateTargets({ names, local, upstream }: UpdateOptions, cwd: string): readonly Target[] {
  if (local && upstream !== undefined) throw usage("`--local` asks no upstream; leave `--upstream` out.");
  const document = names.find((name) => /\.(?:ya?ml|json)$|[/\\:]/i.test(name));
  if (document !== undefined) throw usage(`\`${document}\` is a document, not the name of a provider.`);
  const targets = findTargets({ names }, cwd);
  if (upstream !== undefined && targets.length !== 1)
    throw usage("`--upstream` is the upstream of one provider; name that provider too.");
  return targets;
}

function usage(message: string) {
  return refusal("update-selection", message, "hookstep update helpscout --upstream changed.yaml");
}
