import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

import { hasErrors } from "../../generator/diagnostics/diagnostic.js";
import { readModel } from "../../generator/read-model.js";
import { blocksOf, type CodeBlock, pages } from "../support/pages.js";
import { root } from "../support/stranger.js";

const blocks = pages.flatMap(blocksOf).filter(({ language }) => language === "yaml");
const overlays = blocks.filter(({ code }) => code.startsWith("overlay:"));

/** The document that a page gives before an overlay; Help Scout's, with the overlay that it has, where there is none. */
function documentsBefore({ page, line }: CodeBlock) {
  const own = blocks.find(
    (other) => other.page === page && other.line < line && other.code.startsWith("asyncapi:"),
  );
  if (own !== undefined) return { document: { file: "asyncapi.yaml", text: own.code }, overlays: [] };
  const read = (file: string) => ({ file, text: readFileSync(join(root, "spec/helpscout", file), "utf8") });
  return { document: read("asyncapi.yaml"), overlays: [read("overlay.yaml")] };
}

test.each(overlays)("the overlay in $page:$line applies, and gives a package", async (block) => {
  const { document, overlays: before } = documentsBefore(block);
  const reading = await readModel(document, [...before, { file: "example.yaml", text: block.code }]);
  expect(reading.diagnostics.filter(({ location }) => location?.file === "example.yaml")).toEqual([]);
  expect(hasErrors(reading.diagnostics)).toBe(false);
  expect(reading.model?.events.length).toBeGreaterThan(0);
});

// Some blocks show several files, or alternatives, each under a comment that says which.
test.each(blocks)("the YAML in $page:$line is YAML", ({ code }) => {
  for (const part of code.split(/^(?=# )/m)) expect(() => parse(part) as unknown).not.toThrow();
});

test("there are overlays", () => expect(overlays.length).toBeGreaterThan(2));
