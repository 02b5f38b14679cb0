import { relative, resolve } from "node:path";
import type { EmittedFile } from "../emit/file.js";
import { hashFiles, sha256 } from "./hash.js";
import { inspectPackage } from "./inspect.js";
import { withLock, withLockSync } from "./lock.js";
import { printManifest } from "./manifest.js";
import type { WriteResult } from "./plan.js";
import { discardLeftovers, needsRecovery, type Recovery, recoverPackage } from "./recovery.js";
import { explain, ignoreFailure, refusal, shown } from "./refusal.js";
import { assertUntouched, putFiles, restoreFiles } from "./update-files.js";
import {
  closeRecord,
  manifestDigest,
  openRecord,
  packageOf,
  readRecord,
  type SpecFile,
  type UpdateRecord,
} from "./update-record.js";
import { openWorkspace, type Workspace } from "./workspace.js";
import { type WriteOptions, writePackage } from "./write-package.js";

/** What an update writes: files of a spec folder, and the package that they give. */
export interface Update {
  /** The spec folder. */
  readonly spec: string;
  readonly specFiles: readonly SpecFile[];
  /** The package's folder. */
  readonly out: string;
  readonly packageFiles: readonly EmittedFile[];
}

/** How an update is written. */
export type UpdateOptions = WriteOptions & Required<Pick<WriteOptions, "build">>;

/**
 * Writes a spec folder and its package, both whole or neither. The package is staged and built first; then the spec's
 * files are put in place, and the package's commit decides.
 *
 * @returns What became of the package's files; undefined when it was as it should be already.
 * @throws DiagnosticError on everything that the user can mend; nothing has changed then.
 */
export async function writeUpdate(update: Update, options: UpdateOptions): Promise<WriteResult | undefined> {
  const workspace = openWorkspace(update.spec, options.onStep);
  try {
    return await withLock(workspace, async () => {
      recover(workspace);
      assertUntouched(workspace, update.specFiles);
      return await write(workspace, update, options);
    });
  } catch (error) {
    throw explain(error, update.spec, "written");
  }
}

/**
 * Finishes or undoes an update that was killed, and so decides what its package is recovered to: finishes it once the
 * package is the new one, undoes it before. Writes nothing where no update was killed.
 *
 * @throws DiagnosticError when another process is updating, or recovery is impossible.
 */
export function recoverUpdate(spec: string): Recovery {
  const workspace = openWorkspace(spec);
  try {
    return needsRecovery(workspace) ? withLockSync(workspace, () => recover(workspace)) : "nothing";
  } catch (error) {
    throw explain(error, spec, "written");
  }
}

async function write(
  workspace: Workspace,
  update: Update,
  options: UpdateOptions,
): Promise<WriteResult | undefined> {
  const record = recordOf(workspace, update);
  let result: WriteResult | undefined;
  try {
    openRecord(workspace, record);
    result = await writeBoth(workspace, update, options);
    closeRecord(workspace);
  } catch (error) {
    if (settleFailure(workspace, record, error) === "undone") throw error;
  } finally {
    ignoreFailure(() => discardTraces(workspace));
  }
  return result;
}

function recordOf({ root }: Workspace, { out, specFiles, packageFiles }: Update): UpdateRecord {
  const wanted = new Map(Object.entries(hashFiles(packageFiles)));
  return {
    files: specFiles,
    out: relative(root, resolve(out)).replaceAll("\\", "/"),
    manifest: { before: manifestDigest(resolve(out)), after: sha256(printManifest(wanted)) },
  };
}

/** The spec's files go in place between the package's staging and its commit, which a failure undoes. */
async function writeBoth(
  workspace: Workspace,
  { specFiles, out, packageFiles }: Update,
  options: UpdateOptions,
): Promise<WriteResult | undefined> {
  recoverPackage(out);
  if (inspectPackage(out, packageFiles).inStep) {
    options.signal?.throwIfAborted();
    putFiles(workspace, specFiles);
    return undefined;
  }
  return await writePackage(out, packageFiles, {
    ...options,
    build: async (staging) => {
      await options.build(staging);
      options.signal?.throwIfAborted();
      putFiles(workspace, specFiles);
    },
  });
}

/** {@link recoverUpdate} for who holds the lock. */
function recover(workspace: Workspace): Recovery {
  const record = readRecord(workspace);
  const outcome = record === undefined ? "nothing" : settle(workspace, record);
  discardTraces(workspace);
  return outcome;
}

/** Brings both sides to one state: the new one where the package has got there, and the old one otherwise. */
function settle(workspace: Workspace, record: UpdateRecord): Recovery {
  const out = packageOf(workspace, record);
  recoverPackage(out);
  const { before, after } = record.manifest;
  const isWritten = before !== after && manifestDigest(out) === after;
  if (isWritten) putFiles(workspace, record.files);
  else restoreFiles(workspace, record.files);
  closeRecord(workspace);
  return isWritten ? "finished" : "undone";
}

function settleFailure(workspace: Workspace, record: UpdateRecord, cause: unknown): Recovery {
  try {
    return settle(workspace, record);
  } catch (error) {
    const { message } = error instanceof Error ? error : { message: String(error) };
    const failure = refusal(
      "recovery-failed",
      `${shown(workspace.root)} is between two states, because an update failed and could not be undone: ${message}`,
      "Mend the cause, then run any hookstep command: it recovers the folder and its package first.",
    );
    failure.cause = cause;
    throw failure;
  }
}

/** Removes what an update leaves in the working folder, unless a record still needs it. */
function discardTraces(workspace: Workspace): void {
  if (readRecord(workspace) === undefined) discardLeftovers(workspace);
}
