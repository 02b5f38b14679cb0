import { rename, writeFile } from "node:fs/promises";

/** Writes a file. Never leaves half of it, or none, to a program that runs meanwhile. */
export async function replaceFile(url: URL, text: string): Promise<void> {
  const unfinished = new URL(`${url.href}.${process.pid}`);
  await writeFile(unfinished, text, { mode: text.startsWith("#!") ? 0o755 : 0o644 });
  await rename(unfinished, url);
}
