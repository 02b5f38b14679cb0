/**
 * Compiles AsyncAPI's JSON Schemas ahead of time: dist/asyncapi-schemas/<version>.js exports a validator
 * as its default. Run by `npm run prepare`.
 */
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build, type Plugin } from "esbuild";
import { supportedVersions } from "../generator/document/identify.js";
import type { JsonValue } from "../generator/document/json.js";
import { decideAlternatives } from "./asyncapi-schema.js";
import { replaceFile } from "./replace-file.js";

const output = new URL("../dist/asyncapi-schemas/", import.meta.url);
const require = createRequire(import.meta.url);

/** ajv's own comparison calls a member `valueOf` of the values, which a document may have. */
const ownEquality: Plugin = {
  name: "own-equality",
  setup({ onLoad, onResolve }) {
    const namespace = "own-equality";
    onResolve({ filter: /^ajv\/dist\/runtime\/equal$/ }, ({ path }) => ({ path, namespace }));
    onLoad({ filter: /^/, namespace }, () => ({
      contents: 'export { equal as default } from "../templates/src/validation/equal.ts";',
      resolveDir: import.meta.dirname,
    }));
  },
};

await mkdir(output, { recursive: true });
for (const version of supportedVersions) {
  const schema = decideAlternatives(require(`@asyncapi/specs/schemas/${version}.json`) as JsonValue);
  await replaceFile(new URL(`${version}.js`, output), await bundle(compile(schema)));
}

function compile(schema: JsonValue): string {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    validateFormats: false,
    inlineRefs: false,
    meta: false,
    validateSchema: false,
    code: { source: true, lines: true },
  });
  return standaloneCode.default(ajv, ajv.compile(schema as object));
}

/** Makes an ES module of ajv's CommonJS, with what it requires at run time inside. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    format: "esm",
    platform: "neutral",
    plugins: [ownEquality],
    minify: true,
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
