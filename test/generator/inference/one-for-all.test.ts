import { expect, it } from "vitest";

import { printOverlay } from "../../../generator/inference/overlay-text.js";
import { errorsOf, filesOf } from "../emit/support/generate-text.js";
import { findingsOf, messagesOf, namesIn, vendorDocument } from "./support/findings-of.js";

/** The types and validators that a document gives with the overlay that is proposed for it. */
async function packageOf(document: string): Promise<ReadonlyMap<string, string>> {
  return filesOf(document, { overlay: printOverlay(await findingsOf(document), "asyncapi.yaml") });
}

const same = (title: string): string =>
  `{ title: ${title}, payload: { $ref: "#/components/schemas/Activity" } }`;

/** Messages with one payload, whose members are given. */
function alike(members: string): string {
  const messages = messagesOf({ Board: same("Board changed"), Card: same("Card changed") });
  return vendorDocument(
    `${messages}  schemas:\n    Activity: { type: object, properties: { ${members} } }\n`,
  );
}

it("where examples show that the list tells messages apart, they are one message with all names", async () => {
  const example = (type: string): string => `examples: [{ payload: { type: ${type} } }],`;
  const board = same("Board changed").replace("{", `{ ${example("renameBoard")}`);
  const card = same("Card changed").replace("{", `{ ${example("addCard")}`);
  const messages = messagesOf({ Board: board, Card: card });
  const type =
    "type: { description: The type of action that was performed, enum: [addCard, moveCard, renameBoard] }";
  const document = vendorDocument(
    `${messages}  schemas:\n    Activity: { type: object, properties: { action: { properties: { ${type} } } } }\n`,
  )
    .replaceAll("payload: { type: ", "payload: { action: { type: ")
    .replaceAll(" } }],", " } } }],");
  const findings = await findingsOf(document);
  expect(findings.place?.place).toEqual({ kind: "body", pointer: "/action/type" });
  expect(namesIn(findings)).toEqual({ Board: ["addCard", "moveCard", "renameBoard"] });
  expect(findings.leftOut.map(({ message }) => message.key)).toEqual(["Card"]);
  expect((await packageOf(document)).get("src/spec/events.ts")).toMatch(
    /One of: Board changed, Card changed\. \*\/\n +addCard: Activity/,
  );
});

it("messages to one address that nothing tells apart are one event, whose name is the receiver's to choose", async () => {
  const document = alike("id: { type: string }");
  const findings = await findingsOf(document);
  expect(findings.place?.place).toEqual({ kind: "path", template: "/{event}" });
  expect(findings.place?.evidence.text).toContain("no place of a request that tells them apart");
  expect(namesIn(findings)).toEqual({ Board: ["webhook"] });
  expect((await packageOf(document)).get("src/spec/events.ts")).toContain("webhook: Activity");
});

const two = (payloads: readonly string[]): string =>
  vendorDocument(`${messagesOf({ A: `{ payload: ${payloads[0]} }`, B: `{ payload: ${payloads[1]} }` })}  schemas:
    One: { type: object, required: [one], properties: { one: { type: string } } }
    Two: { type: object, required: [two], properties: { two: { type: string } } }
`);

it.each([
  ["of their own names", ['{ $ref: "#/components/schemas/One" }', '{ $ref: "#/components/schemas/Two" }']],
  [
    "of which one is written inline",
    ["{ properties: { one: { type: string } } }", '{ $ref: "#/components/schemas/Two" }'],
  ],
])("such an event has any of the payloads %s", async (_, payloads) => {
  const types = (await packageOf(two(payloads))).get("src/spec/payloads.ts") ?? "";
  expect(types).toMatch(/one\??: string/);
  expect(types).toMatch(/two\??: string/);
});

it.each([
  ["nobody says what they carry", two(["{ type: object }", "{ type: object }"])],
  [
    "the address is the vendor's",
    alike("id: { type: string }").replace('"{yourUrl}"', "'https://{me}.vendor.example'"),
  ],
])("nothing of the kind is proposed where %s", async (_, document) => {
  const findings = await findingsOf(document);
  expect(findings.place).toBeUndefined();
  const overlay = printOverlay(findings, "asyncapi.yaml");
  expect((await errorsOf(document, { overlay })).map(({ code }) => code)).toContain("event-place-missing");
});
