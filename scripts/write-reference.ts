/** Writes the pages of docs/reference that are made from the code. Run by `npm run docs`. */
import { mkdir, writeFile } from "node:fs/promises";

import { referencePages } from "./reference/page.js";

for (const { path, text } of await referencePages()) {
  const url = new URL(`../${path}`, import.meta.url);
  await mkdir(new URL(".", url), { recursive: true });
  await writeFile(url, text);
}
