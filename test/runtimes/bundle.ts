import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** Where the programs are built: inside this folder, so that they find what is installed in it. */
export const buildFolder = `${folder}dist`;

/**
 * Compiles a program and gives its path. The package under test and all others are left to the run time to
 * find, by its own conditions.
 */
export function compileProgram(name: string, outfile = `${buildFolder}/${name}.mjs`): Promise<string> {
  return bundle(entryOf(name), outfile, { platform: "node", packages: "external" });
}

/**
 * Compiles a program with all it imports into one file, as it is done for fetch platforms; `conditions` are
 * those by which packages choose what to give.
 */
export function bundleProgram(name: string, conditions: readonly string[]): Promise<string> {
  return bundleForFetch(entryOf(name), `${buildFolder}/${name}-bundled.mjs`, conditions);
}

/** The same for a file of any place. */
export function bundleForFetch(
  entry: string,
  outfile: string,
  conditions: readonly string[],
): Promise<string> {
  return bundle(entry, outfile, { platform: "neutral", conditions: [...conditions] });
}

/** The conditions of workerd. */
export const workerConditions: readonly string[] = ["workerd", "worker", "browser"];

function entryOf(name: string): string {
  return `${folder}programs/${name}.ts`;
}

/** The one way in which programs are bundled. */
export async function bundle(entry: string, outfile: string, options: BuildOptions): Promise<string> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
    ...options,
  });
  return outfile;
}
