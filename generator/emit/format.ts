import type { EmittedFile } from "./file.js";

/** Lays a TypeScript file out as people of this project lay out theirs. */
export async function formatFile({ path, text }: EmittedFile): Promise<EmittedFile> {
  const [{ format }, ...plugins] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/estree"),
    import("prettier/plugins/babel"),
  ]);
  return { path, text: await format(text, { parser: "babel-ts", plugins, printWidth: 110 }) };
}
