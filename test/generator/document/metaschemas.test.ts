import { createRequire } from "node:module";
import { expect, it } from "vitest";

import { knownMetaschema } from "../../../generator/document/metaschemas.js";
import { readReferences } from "../../../generator/project/references.js";

const require = createRequire(import.meta.url);

/** Without what this generator adds. */
function withoutTypeNames(text: string | undefined): unknown {
  return JSON.parse(text ?? "", (key, value: unknown) => (key === "x-type-name" ? undefined : value));
}

it.each(["draft-06", "draft-07"])("the metaschema of %s is the one that ajv ships", (draft) => {
  const shipped: unknown = require(`ajv/dist/refs/json-schema-${draft}.json`);
  const address = `http://json-schema.org/${draft}/schema`;
  expect(withoutTypeNames(knownMetaschema(address)?.text)).toEqual(shipped);
});

it("nothing is read to know a metaschema", async () => {
  const text = "a: { $ref: 'http://json-schema.org/draft-07/schema#' }\nb: { $ref: b.yaml }";
  const asked: string[] = [];
  await readReferences("doc.yaml", [{ file: "doc.yaml", text }], async (address) => {
    asked.push(address);
    return { message: "No." };
  });
  expect(asked).toEqual(["b.yaml"]);
});
