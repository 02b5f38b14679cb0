/**
 * Compiles a staged package with hookstep's own TypeScript: `src/` to `dist/`, as its `tsconfig.json` says.
 *
 * @returns The files in `dist/`, as paths inside the package, sorted.
 * @throws The signal's reason when aborted, after the compiler has ended; an Error with the compiler's output when it
 * refuses the package, which is a bug of ours.
 */
export declare function buildPackage(
  staging: string,
  options?: { readonly signal?: AbortSignal },
): Promise<readonly string[]>;
