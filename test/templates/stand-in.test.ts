import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { generate } from "../../generator/generate.js";
import { readTemplates } from "../../generator/project/inputs.js";
import { root } from "../support/stranger.js";

const folder = join(root, "templates/src/spec");
const documentFile = join(root, "test/golden/acme/asyncapi.yaml");

/** `UPDATE_GOLDEN=1` writes what the generator gives; read the difference before it is committed. */
const update = process.env["UPDATE_GOLDEN"] === "1";

test("the run-time code stands beside what the generator really emits", async () => {
  const { files = [], diagnostics } = await generate({
    document: { file: "asyncapi.yaml", text: readFileSync(documentFile, "utf8") },
    overlays: [],
    manifest: { file: "package.json", text: JSON.stringify({ name: "acme", version: "0.0.0" }) },
    examples: new Map(),
    copied: [],
    templates: readTemplates(),
    origin: { document: "asyncapi.yaml", command: "npx hookstep generate" },
    formats: "document",
    secretVariable: "ACME_WEBHOOK_SECRET",
  });
  expect(diagnostics).toEqual([]);
  const emitted = files.filter(({ path }) => path.startsWith("src/spec/"));
  if (update) for (const { path, text } of emitted) writeFileSync(join(root, "templates", path), text);
  const names = emitted.map(({ path }) => path.replace("src/spec/", ""));
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
  for (const { path, text } of emitted)
    expect(readFileSync(join(root, "templates", path), "utf8")).toBe(text);
});
