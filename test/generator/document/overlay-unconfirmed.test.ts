import { expect, it } from "vitest";
import { readOverlaid } from "../../../generator/read-model.js";
import { document2 } from "../emit/support/small-document.js";

const document = { file: "asyncapi.yaml", text: document2("channels: {}\n") };

function diagnosticsOf(actions: string) {
  const text = `overlay: 1.1.0\ninfo: { title: Acme, version: 1.0.0 }\nactions:\n${actions}`;
  return readOverlaid(document, [{ file: "overlay.yaml", text }]).diagnostics;
}

it("a person is reminded, once an overlay, of what was inferred and not confirmed.", () => {
  const found = diagnosticsOf(`  - { target: $, update: { x-a: 1 } }
  - target: $
    x-inferred: true
    update: { x-b: 1 }
  - { target: $, x-inferred: true, update: { x-c: 1 } }
`);
  expect(found).toMatchObject([
    {
      code: "overlay-unconfirmed",
      severity: "warning",
      message: "2 actions are inferred and not confirmed.",
      location: { file: "overlay.yaml", line: 6 },
    },
  ]);
});

it("an overlay whose actions are all confirmed is not remarked upon", () => {
  expect(diagnosticsOf("  - { target: $, x-inferred: false, update: { x-a: 1 } }\n")).toEqual([]);
});
