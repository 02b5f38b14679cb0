import { describe, expect, it } from "vitest";
import { errorsOf, modelOf } from "../emit/support/generate-text.js";
import { document2, webhook } from "../emit/support/small-document.js";

/** The events of a document, as `name: payload`. */
async function eventsOf(text: string): Promise<readonly string[]> {
  return (await modelOf(text)).events.map(({ name, payload }) => `${name}: ${payload}`);
}

const shared = `components:
  messages:
    Changed: { payload: { x-type-name: Change } }
`;
const changed = '{ $ref: "#/components/messages/Changed" }';

function document3(body: string): string {
  return `asyncapi: 3.0.0\ninfo: { title: Acme, version: 1.0.0 }\n${webhook}${body}`;
}

describe("several channels that share a message", () => {
  it("are an event each, where each says its name", async () => {
    const text = document2(`channels:
  a: { x-webhook-event: thing.created, subscribe: { message: ${changed} } }
  b: { x-webhook-event: [thing.updated, thing.moved], subscribe: { message: ${changed} } }
${shared}`);
    expect(await eventsOf(text)).toEqual([
      "thing.created: Change",
      "thing.moved: Change",
      "thing.updated: Change",
    ]);
  });

  it("are an event each, where their operations say it", async () => {
    const text = document2(`channels:
  a: { subscribe: { x-webhook-event: thing.created, message: ${changed} } }
  b: { publish: { x-webhook-event: thing.updated, message: ${changed} } }
${shared}`);
    expect(await eventsOf(text)).toEqual(["thing.created: Change", "thing.updated: Change"]);
  });

  it("are an event each in AsyncAPI 3, also with one address", async () => {
    const text = document3(`channels:
  a: { address: /hook, x-webhook-event: thing.created, messages: { m: ${changed} } }
  b: { address: /hook, messages: { m: ${changed} } }
operations:
  onB: { action: receive, x-webhook-event: thing.updated, channel: { $ref: "#/channels/b" } }
${shared}`);
    expect(await eventsOf(text)).toEqual(["thing.created: Change", "thing.updated: Change"]);
  });

  it("leave out those that are none", async () => {
    const text = document2(`channels:
  a: { x-webhook-event: thing.created, subscribe: { message: ${changed} } }
  b: { x-webhook-event: false, subscribe: { message: { payload: { type: string } } } }
${shared}`);
    expect(await eventsOf(text)).toEqual(["thing.created: Change"]);
  });

  it("say nothing where the message names itself", async () => {
    const text = document2(`channels:
  a: { x-webhook-event: on.a, subscribe: { message: ${changed} } }
${shared.replace("{ payload", "{ x-webhook-event: own, payload")}`);
    expect(await eventsOf(text)).toEqual(["own: Change"]);
  });

  it("need a name each, which the error asks for", async () => {
    const text = document2(`channels:
  a/b: { subscribe: { message: ${changed} } }
  c: { subscribe: { message: ${changed} } }
${shared}`);
    const [error, ...others] = await errorsOf(text);
    expect(others).toEqual([]);
    expect(error?.help)
      .toBe(`It is on 2 channels. State its name on each of them in an overlay, or all its names on the message:
  - target: $.channels['a/b']
    update:
      x-webhook-event: <the name on "a/b">
  - target: $.channels.c
    update:
      x-webhook-event: <the name on "c">`);
  });
});

it("one channel with several messages cannot name them", async () => {
  const text = document2(`channels:
  a:
    x-webhook-event: thing.changed
    subscribe: { message: { oneOf: [{ payload: { x-type-name: A } }, { payload: { x-type-name: B } }] } }
`);
  expect((await errorsOf(text)).map(({ code }) => code)).toEqual(["duplicate-event"]);
});

describe("what messages are called says nothing about types", () => {
  it("neither a name with a path, nor one that a schema has, nor none, nor one that two have", async () => {
    const text = document2(`channels:
  a:
    subscribe:
      message:
        oneOf:
          - { name: realestate/award#publish, x-webhook-event: award, payload: { type: object } }
          - { x-webhook-event: nameless, payload: { type: string } }
          - { name: twin, x-webhook-event: one, payload: { $ref: "#/components/schemas/Twin" } }
          - { name: twin, x-webhook-event: two, payload: { $ref: "#/components/schemas/Order" } }
          - { $ref: "#/components/messages/Order" }
components:
  schemas: { Order: { type: object }, Twin: { type: object } }
  messages: { Order: { x-webhook-event: order, payload: { $ref: "#/components/schemas/Order" } } }
`);
    expect(await eventsOf(text)).toEqual([
      "award: RealestateAwardPublish",
      "nameless: Nameless",
      "one: Twin",
      "order: Order",
      "two: Order",
    ]);
  });

  it("and an inline payload gives way to a schema of its name", async () => {
    const text = document2(`channels:
  a: { subscribe: { message: { $ref: "#/components/messages/Order" } } }
components:
  schemas: { Order: { type: object }, OrderPayload: { type: object } }
  messages:
    Order: { x-webhook-event: order, payload: { properties: { order: { $ref: "#/components/schemas/Order" } } } }
`);
    expect(await eventsOf(text)).toEqual(["order: OrderPayloadPayload"]);
  });

  it("and inline payloads of messages with one name are told apart by their channels", async () => {
    const text = document3(`channels:
  orders: { messages: { created: { x-webhook-event: order.created, payload: { type: object } } } }
  refunds: { messages: { created: { x-webhook-event: refund.created, payload: { type: object } } } }
`);
    expect(await eventsOf(text)).toEqual(["order.created: OrdersCreated", "refund.created: RefundsCreated"]);
  });
});
