import type { EmittedFile } from "./file.js";

/** Lays a TypeScript file out as people of this project lay out theirs. */
export function formatFile(file: EmittedFile): Promise<EmittedFile> {
  return formatWith(file, { printWidth: 110 });
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
