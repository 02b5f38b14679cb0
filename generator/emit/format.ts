import type { EmittedFile } from "./file.js";
import { plainLayout } from "./plain-layout.js";

const printWidth = 110;

/** Lays a TypeScript file out as people of this project lay out theirs. */
export function formatFile(file: EmittedFile): Promise<EmittedFile> {
  return formatWith(file, { printWidth });
}

/**
 * Lays a TypeScript file out whose statements come one by one. Gives what {@link formatFile} gives of the whole, which
 * would hold a tree of all of it.
 */
export async function formatStatements(
  path: string,
  statements: AsyncIterable<string>,
): Promise<EmittedFile> {
  const formatted: string[] = [];
  let before = "";
  for await (const text of statements) {
    const isApart = before.endsWith("\n\n") || (before !== "" && text.startsWith("\n"));
    const laidOut = plainLayout(text, printWidth) ?? (await formatFile({ path, text })).text;
    formatted.push(isApart ? "\n" : "", laidOut);
    before = text;
  }
  return { path, text: formatted.join("") };
}

/** Lays a TypeScript file out as Prettier does by default: for a project whose settings nobody knows. */
export function formatByDefault(file: EmittedFile): Promise<EmittedFile> {
  return formatWith(file, {});
}

async function formatWith(
  { path, text }: EmittedFile,
  settings: { readonly printWidth?: number },
): Promise<EmittedFile> {
  const [{ format }, ...plugins] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/estree"),
    import("prettier/plugins/babel"),
  ]);
  return { path, text: await format(text, { parser: "babel-ts", plugins, ...settings }) };
}
