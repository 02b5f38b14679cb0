import type { EmittedFile } from "./file.js";

const parsers: Readonly<Record<string, string>> = { json: "json", md: "markdown", ts: "typescript" };

/** Lays a file out as people of this project lay out theirs. */
export async function formatFile({ path, text }: EmittedFile): Promise<EmittedFile> {
  const parser = path === "package.json" ? undefined : parsers[path.slice(path.lastIndexOf(".") + 1)];
  if (parser === undefined) return { path, text };
  const { format } = await import("prettier/standalone");
  return { path, text: await format(text, { parser, plugins: await plugins(parser), printWidth: 110 }) };
}

async function plugins(parser: string) {
  if (parser === "markdown") return [await import("prettier/plugins/markdown")];
  const estree = await import("prettier/plugins/estree");
  if (parser === "json") return [estree, await import("prettier/plugins/babel")];
  return [estree, await import("prettier/plugins/typescript")];
}
