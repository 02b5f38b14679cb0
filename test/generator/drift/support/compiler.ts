import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { ts } from "ts-morph";

import { emitPayloads } from "../../../../generator/emit/payloads.js";
import type { Model, SchemaModel } from "../../../../generator/model/model.js";
import { modelOf } from "./models.js";

/** The run-time module that payload types import. */
const unlisted = new URL("../../../../templates/src/unlisted.ts", import.meta.url);

/** Schemas by type name, before and after. */
export interface Pair {
  readonly from: readonly SchemaModel[];
  readonly to: readonly SchemaModel[];
}

/**
 * Asks the compiler, of each pair, whether reading each new type fits the old type of the same name, in one
 * program. Both are printed by the real emitter and then rewritten into what reading gives: each `name?: T`
 * becomes `name: T | undefined`, at every depth.
 *
 * Interfaces become type aliases, as a mapped type `Read<T>` would give: TypeScript makes up an index signature
 * for an alias and none for an interface, since an interface may be merged. Nobody merges into a payload.
 */
export async function compilerVerdicts(pairs: readonly Pair[]): Promise<readonly boolean[]> {
  const schemas = pairs.flatMap(({ from, to }, index) => [
    ...renamed(from, `Old${index}_`),
    ...renamed(to, `New${index}_`),
  ]);
  const emitted = await emitPayloads(modelOf(schemas), { document: "random", command: "test" });
  const types = readTypes(emitted.text);
  const checks = pairs.flatMap(({ from }, index) =>
    from.map(({ typeName }) => ({
      index,
      line: `declare const n${index}${typeName}: New${index}_${typeName}; export const o${index}${typeName}: Old${index}_${typeName} = n${index}${typeName};`,
    })),
  );
  const wrong = new Set(
    errorLines([types, ...checks.map(({ line }) => line)].join("\n"), types.split("\n").length),
  );
  const failed = new Set(checks.flatMap(({ index }, at) => (wrong.has(at) ? [index] : [])));
  return pairs.map((_pair, index) => !failed.has(index));
}

function renamed(schemas: readonly SchemaModel[], prefix: string): readonly SchemaModel[] {
  return schemas.map(({ typeName, schema, pointer }) => ({
    typeName: prefix + typeName,
    pointer,
    schema: withReferences(schema, prefix) as Model["schemas"][number]["schema"],
  }));
}

function withReferences(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, prefix));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "$ref"
        ? String(item).replace("#/definitions/", `#/definitions/${prefix}`)
        : withReferences(item, prefix),
    ]),
  );
}

function readTypes(text: string): string {
  const source = ts.createSourceFile("payloads.ts", text, ts.ScriptTarget.ESNext, true);
  const transformed = ts.transform(source, [readTransformer]).transformed[0];
  if (transformed === undefined) throw new Error("nothing was transformed");
  return ts.createPrinter({ removeComments: true }).printFile(transformed);
}

const readTransformer: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context);
    if (ts.isInterfaceDeclaration(inner)) {
      return factory.createTypeAliasDeclaration(
        inner.modifiers,
        inner.name,
        undefined,
        factory.createTypeLiteralNode(inner.members),
      );
    }
    if (!ts.isPropertySignature(inner) || inner.questionToken === undefined || inner.type === undefined)
      return inner;
    const type = factory.createUnionTypeNode([
      inner.type,
      factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
    ]);
    return factory.updatePropertySignature(inner, inner.modifiers, inner.name, undefined, type);
  };
  return ts.visitEachChild(file, visit, context);
};

/** The lines with an error, counted from the one after `offset`; an error before it is a fault of the test. */
function errorLines(text: string, offset: number): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), "hookstep-drift-"));
  try {
    mkdirSync(join(folder, "spec"));
    writeFileSync(join(folder, "spec", "pairs.ts"), text);
    copyFileSync(unlisted, join(folder, "unlisted.ts"));
    const options = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      target: "es2023",
      lib: ["es2023"],
      types: [],
      moduleDetection: "force",
      module: "esnext",
      skipLibCheck: true,
    };
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: options, files: ["spec/pairs.ts"] }),
    );
    return compile(folder).map((line) => {
      if (line <= offset)
        throw new Error(
          `the emitted types do not compile: line ${line}: ${text.split("\n")[line - 1] ?? ""}`,
        );
      return line - offset - 1;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile(folder: string): readonly number[] {
  const compiler = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
  const { bin } = JSON.parse(readFileSync(join(compiler, "package.json"), "utf8")) as {
    bin: { tsc: string };
  };
  let output = "";
  try {
    execFileSync(process.execPath, [join(compiler, bin.tsc), "-p", folder, "--pretty", "false"], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      stdio: "pipe",
    });
  } catch (error) {
    output = (error as { stdout?: string }).stdout ?? "";
    if (output === "") throw error;
  }
  return [...output.matchAll(/^.*pairs\.ts\((\d+),\d+\): error/gm)].map(([, line]) => Number(line));
}
