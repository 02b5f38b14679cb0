import type { EmittedFile } from "../emit/file.js";

/** A file that is not what it should be, with both texts for a diff. */
export interface ChangedFile {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** How a package on disk differs from what it should be. All paths are inside the package and sorted. */
export interface Inspection {
  /** Whether there is nothing to report: every list but `edited` and `unknown` is empty. */
  readonly inStep: boolean;
  /** Should be there and are not. */
  readonly missing: readonly string[];
  readonly changed: readonly ChangedFile[];
  /** Written by hookstep, still there, no longer part of the package. */
  readonly stale: readonly string[];
  /** Differ from what hookstep last wrote: the ones among `changed` and `stale` that a person has edited. */
  readonly edited: readonly string[];
  /** Under `src/`, and neither part of the package nor written by hookstep. */
  readonly unknown: readonly string[];
}

/**
 * Compares a package on disk with the files it should consist of. Reads only; `dist/` is not looked at.
 * The manifest is reported, like a file, only when it alone is out of step: otherwise it follows from the rest.
 *
 * @throws DiagnosticError when the manifest cannot be read.
 */
export declare function inspectPackage(out: string, files: readonly EmittedFile[]): Inspection;
