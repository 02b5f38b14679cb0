import { describe, expect, it } from "vitest";
import { errorsOf } from "./support/generate-text.js";
import { seenErrors } from "./support/seen-errors.js";
import { document2, documentOf } from "./support/small-document.js";

describe("a message without a wire name", () => {
  it("is named, with the overlay action that would supply it", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message: { $ref: "#/components/messages/OrderCreated" }
components:
  messages:
    OrderCreated: { payload: { type: object } }
`);
    expect(await seenErrors(document)).toEqual([
      [
        "asyncapi.yaml:12:19 event-name-missing",
        "The message `OrderCreated` does not say which event it is on the wire.",
        `State it in an overlay:
  - target: $.components.messages.OrderCreated
    update:
      x-webhook-event: <the name as the vendor sends it>`,
      ],
    ]);
  });

  it("is one of several that share a list of names, which tells none of them apart", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message:
        oneOf: [{ $ref: "#/components/messages/A" }, { $ref: "#/components/messages/B" }]
components:
  messages:
    A: { traits: [{ $ref: "#/components/messageTraits/Common" }] }
    B: { traits: [{ $ref: "#/components/messageTraits/Common" }] }
  messageTraits:
    Common: { headers: { type: object, properties: { X-Event: { enum: [a, b] } } } }
`);
    const errors = await errorsOf(document);
    expect(errors.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["event-name-missing", "/components/messages/A"],
      ["event-name-missing", "/components/messages/B"],
    ]);
  });
});

describe("two of a kind", () => {
  it("messages with one wire name are an error with both places and the fix", async () => {
    const document = document2(`channels:
  hooks:
    publish:
      message:
        oneOf:
          - { $ref: "#/components/messages/A" }
          - { $ref: "#/components/messages/B" }
components:
  messages:
    A: { x-webhook-event: same }
    B: { x-webhook-event: same }
`);
    expect(await seenErrors(document)).toEqual([
      [
        "asyncapi.yaml:16:8 duplicate-event",
        "Two messages are the event `same`: #/components/messages/A and #/components/messages/B.",
        `State the name of one of them in an overlay:
  - target: $.components.messages.B
    update:
      x-webhook-event: <its own name>`,
      ],
    ]);
  });

  it("schemas with one type name are an error with both places and the fix", async () => {
    const document = documentOf({
      Thing:
        '{ properties: { a: { $ref: "#/components/schemas/order-item" }, b: { $ref: "#/components/schemas/OrderItem" } } }',
      "order-item": "{ type: object }",
      OrderItem: "{ type: object }",
    });
    const errors = await errorsOf(document);
    expect(errors.map(({ code }) => code)).toEqual(["duplicate-type-name"]);
    expect(errors[0]?.message).toContain("the type `OrderItem`");
    expect(errors[0]?.message).toContain("#/components/schemas/order-item");
    expect(errors[0]?.message).toContain("#/components/schemas/OrderItem");
    expect(errors[0]?.location).toMatchObject({ file: "asyncapi.yaml", line: expect.any(Number) as number });
    expect(errors[0]?.help).toMatch(/x-type-name: AnotherOrderItem$/);
  });

  it("every error of a document is listed, not only the first", async () => {
    const document = documentOf({
      Thing: '{ type: wat, properties: { a: { $ref: "#/nowhere" }, b: { $ref: "#/components/schemas/E" } } }',
      E: '{ $ref: "#/components/schemas/E" }',
    });
    const codes = (await errorsOf(document)).map(({ code }) => code);
    expect(codes.toSorted()).toEqual(["endless-schema", "reference-missing", "unknown-type"]);
  });
});

describe("a stated type name", () => {
  it.each(["string", "class", "a b", "EventMap", "createReceiver", ""])(
    "%j is refused at its place",
    async (name) => {
      const errors = await errorsOf(
        documentOf({ Thing: `{ type: object, x-type-name: ${JSON.stringify(name)} }` }),
      );
      expect(errors.map(({ code, location }) => [code, location?.line])).toEqual([["invalid-type-name", 14]]);
    },
  );
});
