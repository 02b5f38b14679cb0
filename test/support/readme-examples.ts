import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root, run, type Stranger } from "./stranger.js";

/** The TypeScript of a page, block by block. */
function codeBlocks(file: string): readonly string[] {
  const page = readFileSync(join(root, file), "utf8");
  return [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? "");
}

/** The examples of a package's README as one module, with what they leave to their reader. */
export function packageExamples(folder: string): string {
  const [first = "", ...rest] = codeBlocks(`${folder}/README.md`);
  const own = `const secret = "s";
const tokenIn = { header: "X-Token" };
declare function isGenuine(request: unknown): boolean;
`;
  return [first, own, ...rest].join("\n");
}

/**
 * Compiles modules in a project, each on its own, as a careful user does; throws what the compiler says.
 *
 * @param modules their code; with names, those are in what the compiler says
 * @param existing files of the project to compile, too
 */
export function compileStrictly(
  stranger: Stranger,
  modules: readonly string[] | Readonly<Record<string, string>>,
  existing: readonly string[] = [],
): void {
  const written = Object.entries(modules).map(([name, module]) => {
    stranger.write(`block-${name}.ts`, module);
    return `block-${name}.ts`;
  });
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    module: "nodenext",
    target: "es2022",
    types: ["node"],
    noEmit: true,
    skipLibCheck: true,
  };
  stranger.write(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: options, files: [...written, ...existing] }),
  );
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], stranger.dir);
}
