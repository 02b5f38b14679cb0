import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { repository } from "./project.js";

/** How a package is bundled. */
export interface BundleOptions {
  /** Which of the package's two crypto platforms: node:crypto, or WebCrypto as everywhere else. */
  readonly platform: "node" | "web";
  /** Without, it is the entry that brings none along. */
  readonly validators: boolean;
  /** Without, what `import()` loads when it is needed is left out, as in the first file of a bundle that is split. */
  readonly later?: boolean;
}

/** Everything that a package's entry exports, minified, as one module. */
export async function bundlePackage(
  name: string,
  { platform, validators, later = true }: BundleOptions,
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "${name}${validators ? "" : "/lean"}";`, resolveDir: repository },
    bundle: true,
    format: "esm",
    platform: platform === "node" ? "node" : "browser",
    target: "es2022",
    minify: true,
    write: false,
    plugins: later ? [] : [withoutLater],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild wrote nothing for ${name}`);
  return file.contents;
}

/** The length of a bundle as it is sent, in KB of 1000 bytes. */
export function gzippedKilobytes(bundle: Uint8Array): number {
  return gzipSync(bundle, { level: 9 }).length / 1000;
}

const withoutLater: Plugin = {
  name: "without-later",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind }) => (kind === "dynamic-import" ? { external: true } : undefined));
  },
};
