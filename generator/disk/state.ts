import type { FileHashes } from "./hash.js";

/** What the last complete run left behind, kept in `.hookstep/state.json`. */
export interface State {
  /** Digest of everything the package was made from. */
  readonly inputs: string;
  /** What was written: `hashFiles(files)`. */
  readonly files: FileHashes;
  /** Whether `dist/` was built from these files. */
  readonly built: boolean;
}

/** The record of the last complete run; undefined when there is none that can be read. */
export declare function readState(out: string): State | undefined;

/** Records a complete run, after `writePackage`. */
export declare function writeState(out: string, state: State): void;

/**
 * Whether a run would change nothing: the inputs are the recorded ones, every file on disk is the one recorded,
 * and, with `built`, `dist/` is there as it was built from these very files. Never throws; when in doubt, false.
 */
export declare function isUpToDate(
  out: string,
  inputs: string,
  options: { readonly built: boolean },
): boolean;
