import { describe, expect, test } from "vitest";

import { compareModels } from "../../../generator/drift/compare-models.js";
import { at, channelMessage, listed, type Node, properties, schema, set } from "./support/document-node.js";
import { changesOf, type EditRow, modelAfter, short } from "./support/helpscout-edits.js";

function reversed(node: Node): Node {
  return Object.fromEntries(Object.entries(node).toReversed());
}

const rows: readonly EditRow[] = [
  [
    "the channel is renamed",
    { edit: (document) => set(document, "channels", { "/hooks": at(document, "channels", "/webhook") }) },
    [],
  ],
  [
    "messages are reordered",
    { edit: (document) => set(channelMessage(document), "oneOf", listed(document).toReversed()) },
    [],
  ],
  [
    "schemas and properties are reordered",
    {
      edit: (document) => {
        set(schema(document, "Tag"), "properties", reversed(properties(document, "Tag")));
        set(at(document, "components"), "schemas", reversed(at(document, "components", "schemas")));
      },
    },
    [],
  ],
  [
    "a `$ref` is written out",
    {
      edit: (document) =>
        set(
          at(document, "components", "messages", "TagUpdated"),
          "payload",
          structuredClone(schema(document, "Tag")),
        ),
      overlay: ["$.components.schemas.Tag.properties", "$..[?@.slug && @.ticketCount]"],
    },
    [],
  ],
];

describe("one edit of Help Scout's document", () => {
  test.each(rows)("%s", async (_sentence, edit, entries) => {
    expect(short(await changesOf(edit))).toEqual(entries);
  });
});

test("a document has not changed from itself", async () => {
  const model = await modelAfter([]);
  expect(compareModels(model, model)).toEqual([]);
  expect(compareModels(model, await modelAfter([]))).toEqual([]);
});
