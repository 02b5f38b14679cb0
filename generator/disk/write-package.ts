import type { EmittedFile } from "../emit/file.js";

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
}

/** What became of each file: paths inside the package, sorted. The manifest and `dist/` are left out. */
export interface WriteResult {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Puts a package on disk, whole or not at all. An earlier run that was killed is recovered first.
 *
 * @param out The package's folder, as the user named it; created if need be.
 * @throws DiagnosticError on everything that the user can mend; nothing has changed then.
 */
export declare function writePackage(
  out: string,
  files: readonly EmittedFile[],
  options?: WriteOptions,
): Promise<WriteResult>;
