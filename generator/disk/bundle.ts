import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleEnding, bundleOptions } from "../emit/node-bundle.js";

/**
 * Bundles the entries of a compiled package for Node.js: those whose `exports` name a bundle. It reads and writes
 * `dist/`.
 *
 * @throws what esbuild throws, which is a bug of ours: what it bundles has been compiled
 */
export async function bundleEntries(folder: string): Promise<void> {
  const entryPoints = bundlesOf(folder).map((path) => path.replace(bundleEnding, ".js"));
  if (entryPoints.length === 0) return;
  // Not every command builds.
  const { build } = await import("esbuild");
  await build({
    ...bundleOptions,
    external: [...bundleOptions.external],
    absWorkingDir: folder,
    entryPoints,
    logLevel: "silent",
  });
}

/** The bundles that a package's `exports` name, as paths inside it. */
function bundlesOf(folder: string): readonly string[] {
  const { exports = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly exports?: Readonly<Record<string, string | { readonly node?: string }>>;
  };
  const targets = Object.values(exports).map((target) => (typeof target === "string" ? target : target.node));
  return targets.filter((path): path is string => path?.endsWith(bundleEnding) === true);
}
