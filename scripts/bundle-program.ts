/**
 * Bundles the program: dist/generator/ holds `cli.js`, which has all it takes to see that there is nothing to do,
 * `program.js`, the thread, and what they load when it is asked for. Hundreds of modules of ours and of others' in a few
 * files are read in half the time. Run by `npm run build`, after `tsc`.
 */
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { replaceFile } from "./replace-file.js";
import { thirdPartyLicences } from "./third-party-licences.js";

const root = new URL("../", import.meta.url);
const output = new URL("dist/generator/", root);

/** What stays with npm: Prettier, which is made of a few files itself, and the compiler and esbuild, which are programs. */
const external: string[] = ["prettier", "prettier/*", "typescript", "esbuild"];

/**
 * AsyncAPI's JSON Schemas, six megabytes, which only the parser's rules ask for. They are off: what is checked is
 * compiled by compile-asyncapi-schemas.ts.
 */
const noSchemas: Plugin = {
  name: "no-schemas",
  setup({ onLoad, onResolve }) {
    const namespace = "no-schemas";
    onResolve({ filter: /^@asyncapi\/specs$/ }, ({ path }) => ({ path, namespace }));
    onLoad({ filter: /^/, namespace }, () => ({
      contents: "export const schemas = {}; export default { schemas };",
    }));
  },
};

/**
 * What the parser's linter would do before it uses no rules at all: load every rule, compile a schema for the options of
 * each, and check its empty set of rules.
 */
const noRules: Plugin = {
  name: "no-rules",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]spectral-core[/\\]dist[/\\]ruleset[/\\]validation[/\\]assertions\.js$/ }, () => ({
      contents: "export function assertValidRuleset() {} export function assertValidRule() {}",
    }));
    onLoad({ filter: /[/\\]spectral-core[/\\]dist[/\\]ruleset[/\\]function\.js$/ }, () => ({
      contents: "export const createRulesetFunction = (_definition, rule) => rule;",
    }));
    onLoad({ filter: /[/\\]parser[/\\]esm[/\\]ruleset[/\\](?:ruleset|v[23][/\\]index)\.js$/ }, () => ({
      contents: `export const coreRuleset = {}, recommendedRuleset = {};
        export const v2CoreRuleset = {}, v2SchemasRuleset = () => ({}), v2RecommendedRuleset = {}, v3CoreRuleset = {};`,
    }));
  },
};

/**
 * What the parser would fetch references with. It gets none that lead elsewhere; and Node.js warns of the deprecated
 * module that this loads.
 */
const noFetch: Plugin = {
  name: "no-fetch",
  setup({ onLoad, onResolve }) {
    const namespace = "no-fetch";
    onResolve({ filter: /^node-fetch$/ }, ({ path }) => ({ path, namespace }));
    onLoad({ filter: /^/, namespace }, () => ({
      contents: `module.exports = () => { throw new Error("the parser fetches nothing"); };`,
    }));
  },
};

/** How wide text is, yargs asks with a pattern of every emoji there is, which takes 20 ms to build: when it is needed. */
const lateEmoji: Plugin = {
  name: "late-emoji",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]string-width[/\\]index\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const pattern = String.raw`/^\p{RGI_Emoji}$/v`;
      return {
        contents: text.replace(
          `const rgiEmojiRegex = ${pattern};`,
          `let emoji; const rgiEmojiRegex = { test: (text) => (emoji ??= ${pattern}).test(text) };`,
        ),
      };
    });
  },
};

/** What CommonJS inside takes for given: to ask for Node.js's own modules, and to know where it is. */
const commonJsNames = `import { createRequire as requireOfBundle } from "node:module";
import { fileURLToPath as pathOfBundle } from "node:url";
const require = requireOfBundle(import.meta.url);
const __filename = pathOfBundle(import.meta.url);`;

/** What may take long to load fails instead: {@link runAtOnce} then leaves the command to the whole program. */
const nothingHeavy: Plugin = {
  name: "nothing-heavy",
  setup({ onLoad, onResolve }) {
    const namespace = "nothing-heavy";
    onResolve({ filter: /^yaml$|[/\\]spec-types-thread\.js$/ }, ({ path }) => ({ path, namespace }));
    onResolve({ filter: /^/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: `later:${path}`, namespace } : undefined,
    );
    onLoad({ filter: /^later:/, namespace }, () => ({
      contents: `throw new Error("loaded by the whole program only");`,
    }));
    onLoad({ filter: /^/, namespace }, () => ({ contents: "module.exports = {};" }));
  },
};

const common = {
  absWorkingDir: fileURLToPath(root),
  outdir: "dist/generator",
  entryNames: "[name]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  format: "esm" as const,
  platform: "node" as const,
  target: "node20.19",
  // Of two forms of a package the one for bundlers, since the other finds its own modules at run time.
  mainFields: ["module", "main"],
  external,
  banner: { js: commonJsNames },
  write: false as const,
  metafile: true as const,
  logLevel: "warning" as const,
} satisfies BuildOptions;

const whole = await build({
  ...common,
  entryPoints: { program: "generator/cli.ts", "spec-types-worker": "generator/worker/spec-types-worker.ts" },
  splitting: true,
  plugins: [noSchemas, noRules, noFetch, lateEmoji],
});
const atOnce = await build({
  ...common,
  entryPoints: { cli: "generator/built-cli.ts" },
  plugins: [nothingHeavy],
});
const outputFiles = [...whole.outputFiles, ...atOnce.outputFiles];

await mkdir(output, { recursive: true });
const licences = {
  name: "THIRD-PARTY-LICENCES.txt",
  text: thirdPartyLicences(Object.keys(whole.metafile.inputs), root),
};
const files = [
  ...outputFiles.map(({ path, text }) => ({ name: path.replace(/^.*[/\\]/, ""), text })),
  licences,
];
// Entries last: what they import is there by then.
const isEntry = ({ name }: { readonly name: string }): number =>
  Number(/^(?:cli|program|spec-types-worker)\.js$/.test(name));
for (const { name, text } of files.toSorted((a, b) => isEntry(a) - isEntry(b)))
  await replaceFile(new URL(name, output), text);
const current = new Set(files.map(({ name }) => name));
for (const name of await readdir(output))
  if (!current.has(name)) await rm(new URL(name, output), { recursive: true });
