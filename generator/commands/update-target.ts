import { dirname } from "node:path";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { buildPackage } from "../disk/build.js";
import { checkPackage } from "../disk/check.js";
import { hashFiles } from "../disk/hash.js";
import { inspectPackage } from "../disk/inspect.js";
import { refusal } from "../disk/refusal.js";
import { readState, writeState } from "../disk/state.js";
import { writeUpdate } from "../disk/update-transaction.js";
import type { ReportedChange } from "../drift/report/report.js";
import { fingerprint } from "../project/fingerprint.js";
import { readInputs, readTargetReferences } from "../project/inputs.js";
import { displayPath } from "../project/paths.js";
import type { Target } from "../project/targets.js";
import type { UpdatePlan } from "../update/plan.js";
import type { Retrieved } from "../update/retrieve.js";
import { readSpecTexts } from "../update/spec-files.js";
import { type CommandContext, diagnosticsOf } from "./outcome.js";
import { recoverTarget } from "./recover.js";
import type { UpdateOptions } from "./update-options.js";

/** What an update did for one package, or would do. */
export interface UpdateResult {
  readonly name: string;
  readonly out: string;
  readonly ok: boolean;
  /** There was nothing to take in. */
  readonly upToDate: boolean;
  readonly dryRun: boolean;
  /** What the spec was compared with. */
  readonly upstream?: string;
  /** What changes for receivers, and for the overlay; most serious first. */
  readonly changes: readonly ReportedChange[];
  /** The versions; absent where the version stays. */
  readonly version?: { readonly from: string; readonly to: string };
  /** The entry of the changelog. */
  readonly entry?: string;
  /** What it says of changes that are none of the spec's. */
  readonly notes: readonly string[];
  /** Files of the spec folder that were written. */
  readonly spec: readonly string[];
  /** Files of the package that were written. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
}

/** Updates one package. What the user can mend is in the result, everything else is thrown. */
export async function updateTarget(
  target: Target,
  options: UpdateOptions,
  context: CommandContext,
): Promise<UpdateResult> {
  const start = context.now();
  const result = (part: Partial<UpdateResult>): UpdateResult => ({
    name: target.name,
    out: displayPath(target.out, context.cwd),
    ok: true,
    upToDate: false,
    dryRun: options.dryRun,
    changes: [],
    notes: [],
    spec: [],
    written: [],
    removed: [],
    diagnostics: [],
    ...part,
    milliseconds: Math.round(context.now() - start),
  });
  try {
    return result(await update(target, options, context));
  } catch (error) {
    return result({ ok: false, diagnostics: diagnosticsOf(error) });
  }
}

async function update(
  target: Target,
  options: UpdateOptions,
  context: CommandContext,
): Promise<Partial<UpdateResult>> {
  const { cwd, signal } = context;
  const today = context.today();
  recoverTarget(target);
  const before = readSpecTexts(target);
  const inputs = await readInputs(target, context);
  const retrieved = options.local ? undefined : await retrieve(target, before.document, options, context);
  if (!options.local && retrieved === undefined) return { upToDate: true };

  const references =
    retrieved &&
    (await readTargetReferences(
      target,
      [{ file: retrieved.shown, text: retrieved.text }, ...inputs.overlays],
      context,
    ));
  const { planUpdate } = await import("../update/plan.js");
  const plan = await planUpdate({
    target,
    before,
    inputs,
    retrieved: retrieved && { ...retrieved, references },
    today,
    signal,
  });
  if (options.local && plan.revision === undefined) throw noRelease(target, cwd);
  const done = await carryOut(target, plan, options, context);
  return {
    ...done,
    upToDate: options.local && plan.specFiles.length === 0,
    upstream: retrieved?.shown ?? `commit ${plan.revision?.slice(0, 12) ?? ""}`,
    changes: plan.changes,
    ...(plan.release && {
      version: { from: plan.release.from, to: plan.release.version },
      entry: plan.release.entry,
      notes: plan.release.notes,
    }),
    diagnostics: plan.generated.diagnostics,
  };
}

async function retrieve(
  target: Target,
  current: string | null,
  { upstream, force }: UpdateOptions,
  { cwd, signal, today }: CommandContext,
): Promise<Retrieved | undefined> {
  const { retrieveUpstream } = await import("../update/retrieve.js");
  return retrieveUpstream(target, current, { upstream, force, cwd, signal, today: today() });
}

async function carryOut(
  target: Target,
  { specFiles, files, inputs }: UpdatePlan,
  { dryRun, force }: UpdateOptions,
  { signal }: CommandContext,
): Promise<Pick<UpdateResult, "removed" | "spec" | "written">> {
  const { missing, changed, stale } = inspectPackage(target.out, files);
  const done = {
    spec: specFiles.map(({ name }) => name),
    written: [...missing, ...changed.map(({ path }) => path)].toSorted(),
    removed: stale,
  };
  if (specFiles.length === 0) return { spec: [], written: [], removed: [] };
  const hashes = hashFiles(files);
  if (dryRun) {
    checkPackage(target.out, { wanted: new Map(Object.entries(hashes)), build: true, force });
    return done;
  }
  const update = { spec: dirname(target.document), specFiles, out: target.out, packageFiles: files };
  const build = (staging: string) => buildPackage(staging, { signal });
  const result = await writeUpdate(update, { build, force, signal });
  const built = result !== undefined || readState(target.out)?.built === true;
  writeState(target.out, { inputs: fingerprint(inputs), files: hashes, built });
  return done;
}

function noRelease({ name, manifest, document }: Target, cwd: string) {
  const file = displayPath(manifest ?? dirname(document), cwd);
  return refusal(
    "no-release",
    `No commit has ${file} with the version that it has now, so that there is nothing to compare \`${name}\` with.`,
    "`--local` compares with the commit that gave the package its version. Commit, then run the command again.",
  );
}
