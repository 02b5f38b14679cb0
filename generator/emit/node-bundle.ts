import type { Entry } from "./templates.js";

/**
 * The entries that a server's start waits for. On Node.js each is one file: to find and read one file takes less than
 * half a millisecond, but their modules are some forty. Bundlers and other platforms get the modules.
 */
const bundledModules: readonly string[] = ["index", "lean"];

/** What `import()` loads when it is needed stays a file of its own; paths as the modules at the root of `src/` state them. */
export const loadedLater: readonly string[] = [
  "./body-stream.js",
  "./dedupe/once.js",
  "./diagnose.js",
  "./fetch-adapter.js",
  "./hint.js",
];

/** What a bundle's name ends in. */
export const bundleEnding = ".node.js";

/** Whether Node.js gets an entry as a bundle. */
export function isBundled({ module }: Entry): boolean {
  return bundledModules.includes(module);
}

/** The options of esbuild, by the names of its interface; the build of `dist/` is what they are for. */
export const bundleOptions = {
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  sourcemap: true,
  sourcesContent: false,
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  outdir: "dist",
  entryNames: `[name]${bundleEnding.replace(/\.js$/, "")}`,
  external: [...loadedLater],
} as const;

/** The command that makes the bundles of what `tsc` has written, for `package.json`. */
export function bundleCommand(): string {
  const flags = Object.entries(bundleOptions).flatMap(([name, value]) => {
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (Array.isArray(value)) return value.map((item) => `${flag}:${item}`);
    return value === true ? flag : `${flag}=${value}`;
  });
  return ["esbuild", ...bundledModules.map((module) => `dist/${module}.js`), ...flags].join(" ");
}
