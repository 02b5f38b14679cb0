import { DiagnosticError } from "../diagnostics/diagnostic.js";
import type { EmittedFile } from "../emit/file.js";
import { checkPackage, type Intent } from "./check.js";
import { commit } from "./commit.js";
import { hashFiles } from "./hash.js";
import { withLock } from "./lock.js";
import { findCollision, pathFault } from "./paths.js";
import { planWrite, type WriteResult } from "./plan.js";
import { discardLeftovers, needsRecovery, recover } from "./recovery.js";
import { explain, ignoreFailure } from "./refusal.js";
import { stageBuild, stageFiles } from "./staging.js";
import { type OnStep, openWorkspace, type Workspace } from "./workspace.js";

/** How a package is written. */
export interface WriteOptions {
  /**
   * Called once everything is staged: `package.json`, `tsconfig.json` and `src/` are complete in the staging
   * folder. It leaves `dist/` there, which is then swapped in as a whole. If it throws, nothing has changed.
   * Without it an existing `dist/` stays as it is.
   */
  readonly build?: (staging: string) => Promise<unknown>;
  /** Overwrites files that were edited by hand; files that hookstep did not write stay untouched. */
  readonly force?: boolean;
  /** Aborted before the commit point, the run is undone and the signal's reason thrown; later it completes. */
  readonly signal?: AbortSignal;
  /** Lets tests interrupt a run at every change it makes. */
  readonly onStep?: OnStep;
}

/**
 * Puts a package on disk, whole or not at all. An earlier run that was killed is recovered first.
 *
 * @param out The package's folder, created if need be.
 * @throws DiagnosticError on everything that the user can mend; nothing has changed then.
 */
export async function writePackage(
  out: string,
  files: readonly EmittedFile[],
  options: WriteOptions = {},
): Promise<WriteResult> {
  const workspace = openWorkspace(out, options.onStep);
  checkPaths(files);
  const wanted = new Map(Object.entries(hashFiles(files)));
  const intent: Intent = { wanted, build: options.build !== undefined, force: options.force ?? false };
  try {
    // Taking the lock creates a folder: whoever names the wrong one is told before anything is touched.
    if (!needsRecovery(workspace)) checkPackage(workspace.root, intent);
    return await withLock(workspace, async () => {
      recover(workspace);
      return await write(workspace, files, intent, options);
    });
  } catch (error) {
    throw explain(error, out, "written");
  }
}

async function write(
  workspace: Workspace,
  files: readonly EmittedFile[],
  intent: Intent,
  { build, signal }: WriteOptions,
): Promise<WriteResult> {
  const plan = planWrite(workspace.root, checkPackage(workspace.root, intent), intent.build);
  if (plan.steps.put.length === 0) return plan.result;
  try {
    signal?.throwIfAborted();
    const staging = await stageFiles(workspace, files, plan);
    if (build !== undefined) await stageBuild(workspace, staging, build, plan);
    // An interrupt that came in the meantime is heard here, the last moment at which nothing has changed.
    signal?.throwIfAborted();
    commit(workspace, { staging, ...plan.steps });
    return plan.result;
  } finally {
    ignoreFailure(() => discardLeftovers(workspace));
  }
}

function checkPaths(files: readonly EmittedFile[]): void {
  const paths = files.map((file) => file.path);
  const faults = paths.flatMap((path) => {
    const fault = pathFault(path);
    return fault === undefined ? [] : [`${JSON.stringify(path)} cannot be written: it ${fault}.`];
  });
  const collision = findCollision(paths);
  if (collision !== undefined) {
    const [one, other] = collision.map((path) => JSON.stringify(path));
    faults.push(`${one} and ${other} cannot stand side by side on every file system.`);
  }
  if (faults.length === 0) return;
  const help = "Name the file otherwise where the package takes it from.";
  throw new DiagnosticError(
    faults.map((message) => ({ code: "unsafe-path", severity: "error", message, help })),
  );
}
