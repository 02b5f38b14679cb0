import * as module from "node:module";

/**
 * Has Node.js keep what it compiles from here on for the next run, where it can (22.1 and later): in its own folder for
 * that, or in that of `NODE_COMPILE_CACHE`. Each thread has to ask.
 */
export function keepCompiledCode(): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
  enableCompileCache?.();
}
