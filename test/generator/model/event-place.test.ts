import { describe, expect, it } from "vitest";
import { errorsOf, modelOf } from "../emit/support/generate-text.js";

/** A document with one message of the given payload. */
function documentOf(webhook: string, message: string): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook: ${webhook}
channels: { hooks: { publish: { message: ${message} } } }
`;
}

async function namesOf(webhook: string, message: string): Promise<readonly string[]> {
  return (await modelOf(documentOf(webhook, message))).events.map(({ name }) => name);
}

const parts = "{ entity: { enum: [user, group] }, action: { const: created } }";
const payload = `payload: { type: object, properties: ${parts} }`;
const join = `event: { join: ".", parts: [{ body: /entity }, { body: /action }] }`;

describe("a message says the names of its events", () => {
  it("in a header under any of the names that the header has", async () => {
    const headers = "headers: { type: object, properties: { x-old-event: { const: ping } } }";
    const webhook = "{ event: { header: [X-Event, X-Old-Event] } }";
    expect(await namesOf(webhook, `{ ${headers} }`)).toEqual(["ping"]);
    expect((await modelOf(documentOf(webhook, `{ ${headers} }`))).delivery.event).toEqual({
      kind: "header",
      name: "X-Event",
      otherNames: ["X-Old-Event"],
    });
  });

  it("in parts that are joined", async () => {
    expect(await namesOf(`{ ${join} }`, `{ ${payload} }`)).toEqual(["group.created", "user.created"]);
  });

  it("in all of the parts, or not at all", async () => {
    const half = payload.replace("{ const: created }", "{ type: string }");
    expect(await errorsOf(documentOf(`{ ${join} }`, `{ ${half} }`))).toMatchObject([
      { code: "event-name-missing" },
    ]);
  });

  it("by an overlay alone where the name is in the URL", async () => {
    const webhook = `{ event: { path: "/{event}" } }`;
    expect(await namesOf(webhook, `{ x-webhook-event: [a, b], ${payload} }`)).toEqual(["a", "b"]);
    expect(await errorsOf(documentOf(webhook, `{ ${payload} }`))).toMatchObject([
      { code: "event-name-missing" },
    ]);
  });
});

describe("where one request carries several events", () => {
  const webhook = "{ items: /data/events, event: { body: /action } }";
  const item = `{ type: object, required: [action], properties: ${parts} }`;
  const list = `{ type: object, properties: { data: { allOf: [{ properties: { events: { type: array, items: ${item} } } }] } } }`;

  it.each([
    ["the whole request", list],
    ["one item", item],
  ])("a message that describes %s gives the payload of an item", async (_, schema) => {
    const model = await modelOf(documentOf(webhook, `{ payload: ${schema} }`));
    expect(model.delivery.items).toBe("/data/events");
    expect(model.events.map(({ name }) => name)).toEqual(["created"]);
    expect(model.schemas[0]?.schema).toMatchObject({ required: ["action"] });
  });
});

describe("a place that cannot be understood is an error that shows the forms there are", () => {
  it.each([
    ["{ event: {} }", "/x-webhook/event", "{ header: <name> }"],
    ["{ event: { header: X, body: /a } }", "/x-webhook/event", "{ body: <JSON pointer> }"],
    ["{ event: { query: event } }", "/x-webhook/event/query", "it may have body, header, join, parts, path"],
    ["{ event: { header: [] } }", "/x-webhook/event/header", "a list of such names"],
    ["{ event: { header: [X, 1] } }", "/x-webhook/event/header", 'is `["X",1]`'],
    ["{ event: { join: ., parts: [{ body: /a }] } }", "/x-webhook/event/parts", "two places or more"],
    ["{ event: { join: 1, parts: [{ body: /a }, { body: /b }] } }", "/x-webhook/event/join", "a string"],
    [
      "{ event: { join: ., parts: [{ body: a }, { header: B }] } }",
      "/x-webhook/event/parts/0/body",
      "a JSON pointer",
    ],
    [
      "{ event: { join: ., parts: [{ path: a }, { header: B }] } }",
      "/x-webhook/event/parts/0/path",
      "it may have body, header",
    ],
    ["{ event: { path: /hooks } }", "/x-webhook/event/path", "such as `/{event}`"],
    ["{ event: { path: '{event}' } }", "/x-webhook/event/path", "such as `/{event}`"],
    ["{ event: { path: '/{event}/(a+)+' } }", "/x-webhook/event/path", "such as `/{event}`"],
    ["{ event: { body: /a }, items: events }", "/x-webhook/items", "a JSON pointer"],
  ])("%s", async (webhook, pointer, text) => {
    const errors = await errorsOf(documentOf(webhook, "{ x-webhook-event: a }"));
    expect(errors[0]).toMatchObject({ code: "invalid-webhook", pointer });
    expect(errors[0]?.message).toContain(text);
  });
});
