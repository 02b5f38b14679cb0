import type { EmittedFile } from "./file.js";

/** `tsconfig.json`: how plain `tsc` turns `src/` into `dist/`. */
export function emitTsconfig(): EmittedFile {
  const content = {
    compilerOptions: {
      target: "es2022",
      lib: ["es2023"],
      module: "nodenext",
      types: ["node"],
      rootDir: "src",
      outDir: "dist",
      allowJs: true,
      declaration: true,
      declarationMap: true,
      sourceMap: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      skipLibCheck: true,
      newLine: "lf",
    },
    include: ["src"],
  };
  const text = JSON.stringify(content, null, 2).replace(/\[\s+("[^"]*")\s+\]/g, "[$1]");
  return { path: "tsconfig.json", text: `${text}\n` };
}
