import { describe, expect, it } from "vitest";
import type { EventModel } from "../../../generator/model/model.js";
import { errorsOf, modelOf } from "../emit/support/generate-text.js";
import { document2, webhook } from "../emit/support/small-document.js";

async function eventsOf(document: string): Promise<readonly EventModel[]> {
  return (await modelOf(document)).events;
}

async function namesOf(document: string): Promise<readonly string[]> {
  return (await eventsOf(document)).map(({ name }) => name);
}

/** A document with one message, in YAML's flow style. */
function withMessage(message: string): string {
  return document2(`channels: { hooks: { publish: { message: ${message} } } }\n`);
}

/** The same, with the event's name in the body. */
function withBodyMessage(message: string, pointer = "/event"): string {
  return withMessage(message).replace("{ header: X-Event }", `{ body: ${pointer} }`);
}

describe("the wire name of a message", () => {
  it.each([
    ["is x-webhook-event", "{ x-webhook-event: a.b }", ["a.b"]],
    ["may be several", "{ x-webhook-event: [b, a, b] }", ["a", "b"]],
    [
      "is a const in the header that names it",
      "{ headers: { properties: { X-Event: { const: a } } } }",
      ["a"],
    ],
    ["is the header's enum", "{ headers: { properties: { X-Event: { enum: [b, a] } } } }", ["a", "b"]],
    ["is found whatever the header's case", "{ headers: { properties: { x-EVENT: { const: a } } } }", ["a"]],
    [
      "is found in the headers of the HTTP binding",
      "{ bindings: { http: { headers: { properties: { X-Event: { const: a } } } } } }",
      ["a"],
    ],
    [
      "is found in the headers of a trait",
      "{ traits: [{ headers: { properties: { X-Event: { const: a } } } }] }",
      ["a"],
    ],
    [
      "is x-webhook-event before anything else",
      "{ x-webhook-event: a, headers: { properties: { X-Event: { const: b } } } }",
      ["a"],
    ],
    ["may be a number, by its digits", "{ x-webhook-event: [2, 1] }", ["1", "2"]],
    ["may have any characters", '{ x-webhook-event: "*/ 日本 \\u2028" }', ["*/ 日本 \u2028"]],
  ])("%s", async (_name, message, names) => {
    expect(await namesOf(withMessage(message))).toEqual(names);
  });

  it.each([
    ["is a const in the body", "{ payload: { properties: { event: { const: a } } } }", "/event", ["a"]],
    [
      "is an enum in the body",
      "{ payload: { properties: { event: { enum: [a, b] } } } }",
      "/event",
      ["a", "b"],
    ],
    [
      "is found deep in the body",
      "{ payload: { properties: { meta: { properties: { a/b: { const: x } } } } } }",
      "/meta/a~1b",
      ["x"],
    ],
    [
      "is found in a part of allOf",
      "{ payload: { allOf: [{ properties: { other: {} } }, { properties: { event: { const: a } } }] } }",
      "/event",
      ["a"],
    ],
    [
      "is what a const leaves of the enum in a common envelope",
      "{ payload: { allOf: [{ properties: { event: { enum: [a, b] } } }, { properties: { event: { const: b } } }] } }",
      "/event",
      ["b"],
    ],
    [
      "is found behind a reference",
      "{ payload: { properties: { event: { $ref: '#/channels/hooks/x-names' } } } } }, x-names: { const: a",
      "/event",
      ["a"],
    ],
  ])("%s", async (_name, message, pointer, names) => {
    expect(await namesOf(withBodyMessage(message, pointer))).toEqual(names);
  });

  it("is numbered where every message has a number", async () => {
    const document = withBodyMessage("{ payload: { properties: { event: { enum: [1, 2] } } } }");
    const { delivery, events } = await modelOf(document);
    expect(events.map(({ name }) => name)).toEqual(["1", "2"]);
    expect(delivery.event).toEqual({ kind: "body", pointer: "/event", isNumbered: true });
  });

  it.each([
    ["from its key or its name", "{ name: order.created, title: Order created }"],
    ["from an empty text", '{ x-webhook-event: "" }'],
    ["from a broken number", "{ x-webhook-event: 1.5 }"],
    ["from an empty list", "{ x-webhook-event: [] }"],
    ["from a header without values", "{ headers: { properties: { X-Event: { type: string } } } }"],
    ["from another header", "{ headers: { properties: { X-Other: { const: a } } } }"],
    ["from an example", "{ headers: { properties: { X-Event: { examples: [a], default: a } } } }"],
  ])("is never taken %s", async (_name, message) => {
    expect((await errorsOf(withMessage(message))).map(({ code }) => code)).toEqual(["event-name-missing"]);
  });

  it("is not asked for of a message that the webhook does not deliver", async () => {
    const document = document2(`channels:
  hooks:
    publish: { message: { x-webhook-event: a, payload: {} } }
    subscribe: { message: { x-webhook-event: false, payload: { $ref: "#/components/schemas/Other" } } }
components: { schemas: { Other: { type: string } } }
`);
    const { events, schemas } = await modelOf(document);
    expect(events.map(({ name }) => name)).toEqual(["a"]);
    expect(schemas.map((schema) => schema.typeName)).not.toContain("Other");
  });

  it("is not found in a body that refers to itself without end", async () => {
    const document = withBodyMessage(
      "{ payload: { allOf: [{ $ref: '#/channels/hooks/publish/message/payload' }] } }",
    );
    const codes = (await errorsOf(document)).map(({ code }) => code);
    expect(codes.toSorted()).toEqual(["endless-schema", "event-name-missing"]);
  });
});

describe("an event", () => {
  it("says what its message says", async () => {
    const document = withMessage(
      "{ x-webhook-event: a, title: T, summary: S, description: ' D ', deprecated: true, payload: { type: string }, examples: [{ headers: {} }, { payload: x }] }",
    );
    expect(await eventsOf(document)).toEqual([
      {
        name: "a",
        title: "T",
        description: "D",
        deprecated: true,
        payload: expect.any(String) as string,
        examples: [{ payload: "x", pointer: "/channels/hooks/publish/message/examples/1/payload" }],
        pointer: "/channels/hooks/publish/message",
      },
    ]);
  });

  it("is described by a summary where there is no description", async () => {
    const [event] = await eventsOf(withMessage("{ x-webhook-event: a, summary: S }"));
    expect(event?.description).toBe("S");
  });

  it("is one of several that share a payload", async () => {
    const events = await eventsOf(withMessage("{ x-webhook-event: [a, b], payload: { type: object } }"));
    expect(events[0]?.payload).toBe(events[1]?.payload);
  });

  it("is sorted by its name, code unit by code unit", async () => {
    const names = await namesOf(withMessage("{ x-webhook-event: [b, B, a.b, a, ä, 10, '9'] }"));
    expect(names).toEqual(["10", "9", "B", "a", "a.b", "b", "ä"]);
  });

  it("comes from a message of AsyncAPI 3, whatever the direction", async () => {
    const document = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
${webhook}channels:
  hooks:
    address: /hooks
    messages:
      sent: { headers: { properties: { X-Event: { const: a } } }, payload: { type: object } }
      received: { $ref: "#/components/messages/Received" }
operations:
  send: { action: send, channel: { $ref: "#/channels/hooks" } }
components:
  messages:
    Received: { x-webhook-event: b, payload: { schemaFormat: application/schema+json;version=draft-07, schema: { type: string } } }
`;
    expect((await eventsOf(document)).map(({ name, payload }) => [name, payload])).toEqual([
      ["a", "Sent"],
      ["b", "Received"],
    ]);
  });
});

it("a model is plain, frozen data", async () => {
  const model = await modelOf(
    withMessage("{ x-webhook-event: a, payload: { type: object, properties: { a: { type: string } } } }"),
  );
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  const values: unknown[] = [model];
  for (const value of values) {
    if (typeof value !== "object" || value === null) continue;
    expect(Object.isFrozen(value)).toBe(true);
    values.push(...(Object.values(value) as unknown[]));
  }
  expect(values.length).toBeGreaterThan(20);
});

describe("the type of an inline payload is named", () => {
  it.each([
    [
      "after the message's name",
      "{ name: order.paid, title: T, x-webhook-event: a, payload: {} }",
      "OrderPaid",
    ],
    ["after its title", "{ title: Order shipped, x-webhook-event: a, payload: {} }", "OrderShipped"],
    [
      "after its event where it has neither",
      "{ x-webhook-event: [order.paid, b], payload: {} }",
      "OrderPaid",
    ],
  ])("%s", async (_name, message, type) => {
    expect((await eventsOf(withMessage(message)))[0]?.payload).toBe(type);
  });
});
