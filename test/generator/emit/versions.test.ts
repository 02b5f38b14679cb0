import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { supportedVersions } from "../../../generator/document/identify.js";
import { filesOf, generateText } from "./support/generate-text.js";
import { loadPackageValidators } from "./support/load-validators.js";
import { webhook } from "./support/small-document.js";

const components = `components:
  messages:
    Order:
      headers: { type: object, properties: { X-Event: { type: string, const: order.paid } } }
      payload: { $ref: "#/components/schemas/Order" }
    Refund:
      traits: [{ $ref: "#/components/messageTraits/Refund" }]
      payload: { type: [string, "null"] }
  messageTraits:
    Refund: { headers: { type: object, properties: { X-Event: { const: refund.made } } } }
  schemas:
    Order: { type: object, required: [id], properties: { id: { type: string } } }
`;

const channels2 = `channels:
  orders: { subscribe: { message: { $ref: "#/components/messages/Order" } } }
  both: { publish: { message: { oneOf: [{ $ref: "#/components/messages/Order" }, { $ref: "#/components/messages/Refund" }] } } }
`;

const channels3 = `channels:
  orders: { address: /hook, messages: { paid: { $ref: "#/components/messages/Order" } } }
  refunds: { address: /hook, messages: { made: { $ref: "#/components/messages/Refund" } } }
operations:
  onOrder: { action: receive, channel: { $ref: "#/channels/orders" }, messages: [{ $ref: "#/channels/orders/messages/paid" }] }
  onRefund: { action: send, channel: { $ref: "#/channels/refunds" } }
`;

/** The same two events in each version's words. */
function documentOf(version: string): string {
  const channels = version.startsWith("2.") ? channels2 : channels3;
  return `asyncapi: ${version}\ninfo: { title: Shop, version: 1.0.0 }\n${webhook}${channels}${components}`;
}

describe.each(supportedVersions)("AsyncAPI %s", (version) => {
  it("gives types and validators for the events of a document, without a word", async () => {
    const { diagnostics } = await generateText(documentOf(version));
    expect(diagnostics).toEqual([]);
    const files = await filesOf(documentOf(version));
    expect(files.get("src/spec/events.ts")).toMatch(/"order\.paid": Order;[\s\S]*"refund\.made": Refund;/);
    const validators = await loadPackageValidators(files);
    expect(validators.get("order.paid")?.({ id: "1" })).toBe(true);
    expect(validators.get("order.paid")?.({ id: 1 })).toBe(false);
    expect(validators.get("refund.made")?.(null)).toBe(true);
  });

  it("gives the same in JSON as in YAML", async () => {
    const yaml = documentOf(version);
    expect(await filesOf(JSON.stringify(parse(yaml)))).toEqual(await filesOf(yaml));
  });
});

describe("a breach of the specification that harms no receiver is a warning", () => {
  const order = "{ x-webhook-event: a, payload: { type: object, properties: { b: { nullable: true } } } }";
  const document = (info: string, message = order) =>
    `asyncapi: 2.6.0\ninfo: ${info}\n${webhook}channels: { hooks: { subscribe: { message: ${message} } } }\n`;

  test.each([
    [
      "documentation in `info`",
      document("{ title: a, version: 1.0.0, externalDocs: { url: x } }"),
      ["`info.externalDocs` is not part of AsyncAPI 2.6"],
    ],
    [
      "tags in `info`",
      document("{ title: a, version: 1.0.0, tags: [{ name: x }] }"),
      ["`info.tags` is not part of AsyncAPI 2.6"],
    ],
    [
      "no title and no version",
      document("{ description: a }"),
      ["`info.title` is missing", "`info.version` is missing"],
    ],
    [
      "a version that is a number",
      document("{ title: a, version: 1.0 }"),
      ["`info.version` must be text, not 1"],
    ],
    [
      "extensions in an example",
      document(
        "{ title: a, version: 1.0.0 }",
        order.replace("payload", "examples: [{ payload: {}, x-note: n }], payload"),
      ),
      ["`channels.hooks.subscribe.message.examples[0].x-note` is not part of AsyncAPI 2.6"],
    ],
    ["nullable without a type", document("{ title: a, version: 1.0.0 }"), []],
  ])("%s", async (_name, text, said) => {
    const { files, diagnostics } = await generateText(text);
    expect(files).toBeDefined();
    expect(diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
    expect(diagnostics.map(({ message }) => message.replace(/\.$/, "")).toSorted()).toEqual(said);
  });
});
