import { mkdtempSync } from "node:fs";
import { basename, join } from "node:path";
import type { EmittedFile } from "../emit/file.js";
import { buildRecordPath, printBuildRecord, recordBuild } from "./build-record.js";
import { syncFiles, writeNew } from "./changes.js";
import { manifestName } from "./paths.js";
import type { Plan } from "./plan.js";
import type { Workspace } from "./workspace.js";

/**
 * Writes a whole package into a new folder in the working folder.
 *
 * The folder's name is new each time: a compiler that outlives its killed parent goes on writing into the old one.
 *
 * @returns The folder's name.
 */
export async function stageFiles(
  workspace: Workspace,
  files: readonly EmittedFile[],
  plan: Plan,
): Promise<string> {
  workspace.onStep("stage");
  const staging = mkdtempSync(join(workspace.folder, "staging-"));
  const staged = [...files, { path: manifestName, text: plan.manifestText }];
  for (const { path, text } of staged) writeNew(workspace, join(staging, path), text);
  const put = new Set(plan.steps.put);
  await syncFiles(staged.filter(({ path }) => put.has(path)).map(({ path }) => join(staging, path)));
  return basename(staging);
}

/**
 * Has a staged package built, and records what the build left.
 *
 * @throws What the build throws; an Error when it left nothing.
 */
export async function stageBuild(
  workspace: Workspace,
  staging: string,
  build: (staging: string) => Promise<unknown>,
  plan: Plan,
): Promise<void> {
  const folder = join(workspace.folder, staging);
  await build(folder);
  const record = recordBuild(folder, plan.manifestText);
  if (record.files.size === 0) throw new Error("The build of a package left no files in dist/.");
  writeNew(workspace, join(folder, buildRecordPath), printBuildRecord(record));
}
