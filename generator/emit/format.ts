import type { EmittedFile } from "./file.js";

/** What is laid out; Markdown is not, since aligned tables change as a whole with their longest row. */
const parsers: Readonly<Record<string, string>> = { json: "json", ts: "typescript" };

/** Lays a file out as people of this project lay out theirs. */
export async function formatFile({ path, text }: EmittedFile): Promise<EmittedFile> {
  const parser = path === "package.json" ? undefined : parsers[path.slice(path.lastIndexOf(".") + 1)];
  if (parser === undefined) return { path, text };
  const { format } = await import("prettier/standalone");
  return { path, text: await format(text, { parser, plugins: await plugins(parser), printWidth: 110 }) };
}

async function plugins(parser: string) {
  const estree = await import("prettier/plugins/estree");
  if (parser === "json") return [estree, await import("prettier/plugins/babel")];
  return [estree, await import("prettier/plugins/typescript")];
}
