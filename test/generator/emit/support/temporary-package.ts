import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { afterAll } from "vitest";
import { root } from "./generate-text.js";

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the tests of a file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hookstep-test-"));
  folders.push(folder);
  return folder;
}

/** Writes files, by their paths, into a folder. */
export function writeFiles(folder: string, files: Iterable<readonly [path: string, text: string]>): void {
  for (const [path, text] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

const transformed = new Map<string, string>();

/** The JavaScript of a module; most modules are met many times. */
function toJavaScript(text: string): string {
  const code = transformed.get(text) ?? transformSync(text, { loader: "ts", target: "es2022" }).code;
  transformed.set(text, code);
  return code;
}

/** Writes a package with its sources turned into JavaScript, and gives a function that imports its modules. */
export function loadPackage(
  files: ReadonlyMap<string, string>,
): (module: string) => Promise<Record<string, unknown>> {
  const folder = temporaryFolder();
  const modules = [...files].flatMap(([path, text]) => {
    const module = /^src\/(.*)\.(ts|js)$/.exec(path);
    if (module === null) return [];
    const code = module[2] === "ts" ? toJavaScript(text) : text;
    return [[`dist/${module[1]}.js`, code] as const];
  });
  writeFiles(folder, [...files, ...modules]);
  return (module) => import(/* @vite-ignore */ pathToFileURL(join(folder, "dist", module)).href);
}

/** What a compiler is asked of: everything that a careful user may ask of theirs. */
const compilerOptions = {
  target: "es2022",
  lib: ["es2023"],
  module: "nodenext",
  types: ["node"],
  typeRoots: [fileURLToPath(new URL("node_modules/@types", root))],
  allowJs: true,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
} as const;

/**
 * Compiles packages in one strict program. Gives what the compiler says; nothing when it is content.
 *
 * @param packages files by path, by the name of the package
 * @param compiler the folder of the TypeScript to use
 */
export function typeCheck(
  packages: Readonly<Record<string, ReadonlyMap<string, string>>>,
  compiler = fileURLToPath(new URL("node_modules/typescript", root)),
): string {
  const folder = temporaryFolder();
  const paths: Record<string, readonly string[]> = {};
  for (const [index, [name, files]] of Object.entries(packages).entries()) {
    // Sources stand in for what a build would put into `dist`.
    const imports = { "#crypto": "./src/crypto/node.ts", "#trace": "./src/trace/node.ts" };
    const manifest = { type: "module", imports };
    writeFiles(
      folder,
      [...files].map(([path, text]) => [`${index}/${path}`, text]),
    );
    writeFiles(folder, [[`${index}/package.json`, JSON.stringify(manifest)]]);
    paths[name] = [`./${index}/src/index.ts`];
    paths[`${name}/*`] = [`./${index}/src/*.ts`];
  }
  writeFiles(folder, [["tsconfig.json", JSON.stringify({ compilerOptions: { ...compilerOptions, paths } })]]);
  const tsc = join(compiler, "bin/tsc");
  try {
    return execFileSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { encoding: "utf8" });
  } catch (error) {
    return String((error as { readonly stdout: unknown }).stdout);
  }
}
