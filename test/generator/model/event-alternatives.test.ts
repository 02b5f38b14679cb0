import { describe, expect, it } from "vitest";

import { errorsOf, filesOf, modelOf } from "../emit/support/generate-text.js";
import { loadPackageValidators } from "../emit/support/load-validators.js";

/** A document with one message, whose body is a list of events. */
function documentOf(
  item: string,
  { webhook = "{ items: /events, event: { body: /type } }", message = "" } = {},
) {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook: ${webhook}
channels: { hooks: { publish: { message: { ${message} payload: { $ref: "#/components/schemas/Batch" } } } } }
components:
  schemas:
    Batch: { type: object, properties: { events: { type: array, items: ${item} } } }
    Paid: { type: object, required: [type, amount], properties: { type: { const: order.paid }, amount: { type: integer } } }
    Sent: { type: object, required: [type], properties: { type: { enum: [order.sent, order.lost] }, parcel: { type: string } } }
    Open: { type: object, properties: { type: { type: string }, at: { type: string } } }
`;
}

const [paid, sent, open] = ["Paid", "Sent", "Open"].map((name) => `{ $ref: "#/components/schemas/${name}" }`);

/** The type of each event's payload, by the event's name. */
async function typesOf(document: string): Promise<Readonly<Record<string, string>>> {
  const { events } = await modelOf(document);
  return Object.fromEntries(events.map(({ name, payload }) => [name, payload]));
}

const apart = { "order.lost": "Sent", "order.paid": "Paid", "order.sent": "Sent" };

describe("an event that is one alternative of several carries its own payload", () => {
  it.each([
    ["oneOf", `{ oneOf: [${paid}, ${sent}] }`],
    ["anyOf, described and typed", `{ title: Event, type: object, anyOf: [${paid}, ${sent}] }`],
    ["a union in a union", `{ oneOf: [${paid}, { anyOf: [${sent}] }] }`],
  ])("of a list by %s", async (_, item) => {
    expect(await typesOf(documentOf(item))).toEqual(apart);
  });

  it("of a body that is a single event", async () => {
    const single = documentOf("{}", { webhook: "{ event: { body: /type } }" });
    const union = `Batch: { oneOf: [${paid}, ${sent}] }`;
    expect(await typesOf(single.replace(/Batch: .*/, union))).toEqual(apart);
  });

  it("when an overlay says its names", async () => {
    const message = "x-webhook-event: [order.paid, order.sent],";
    expect(await typesOf(documentOf(`{ oneOf: [${paid}, ${sent}] }`, { message }))).toEqual({
      "order.paid": "Paid",
      "order.sent": "Sent",
    });
  });

  it("when its name is made of two parts", async () => {
    const of = (entity: string, action: string) =>
      `{ type: object, properties: { entity: { const: ${entity} }, action: { const: ${action} } } }`;
    const item = `{ oneOf: [${of("user", "created")}, ${of("user", "deleted")}] }`;
    const webhook = `{ items: /events, event: { join: ".", parts: [{ body: /entity }, { body: /action }] } }`;
    expect(await typesOf(documentOf(item, { webhook }))).toEqual({
      "user.created": "UserCreated",
      "user.deleted": "UserDeleted",
    });
  });

  it("when OpenAPI's discriminator tells it apart", async () => {
    const mapping = "{ propertyName: type, mapping: { opened: '#/components/schemas/Open' } }";
    expect(await typesOf(documentOf(`{ oneOf: [${paid}, ${open}], discriminator: ${mapping} }`))).toEqual({
      opened: "Open",
      "order.paid": "Paid",
    });
  });

  it("and is validated by it alone", async () => {
    const validators = await loadPackageValidators(
      await filesOf(documentOf(`{ oneOf: [${paid}, ${sent}] }`)),
    );
    const validate = validators.get("order.paid");
    expect(validate?.({ type: "order.paid", amount: "1" })).toBe(false);
    expect(validate?.errors).toEqual([{ path: "/amount", rule: "type", message: "must be integer" }]);
  });

  it("and is shown by its own examples", async () => {
    const list = "{ events: [{ type: order.paid, amount: 1 }, { type: order.sent, parcel: x }] }";
    const message = `examples: [{ payload: ${list} }],`;
    const { events } = await modelOf(documentOf(`{ oneOf: [${paid}, ${sent}] }`, { message }));
    expect(events.map(({ name, examples }) => [name, examples?.map(({ payload }) => payload)])).toEqual([
      ["order.lost", undefined],
      ["order.paid", [{ type: "order.paid", amount: 1 }]],
      ["order.sent", [{ type: "order.sent", parcel: "x" }]],
    ]);
  });
});

describe("an event carries all alternatives", () => {
  const message = "x-webhook-event: [order.paid, order.sent],";

  it.each([
    ["when one of them may be any event", `{ oneOf: [${paid}, ${sent}, ${open}] }`],
    ["when what they have in common stands beside them", `{ required: [id], oneOf: [${paid}, ${sent}] }`],
  ])("%s", async (_, item) => {
    const types = await typesOf(documentOf(item, { message }));
    expect(new Set(Object.values(types)).size).toBe(1);
    expect(Object.values(types)[0]).not.toMatch(/^(?:Paid|Sent)$/);
  });

  it("when two of them have its name", async () => {
    const again = "{ type: object, properties: { type: { const: order.paid }, refund: { type: integer } } }";
    const { events, schemas } = await modelOf(documentOf(`{ oneOf: [${paid}, ${again}, ${sent}] }`));
    const typeOf = (name: string) => events.find((event) => event.name === name)?.payload;
    expect(schemas.find(({ typeName }) => typeName === typeOf("order.paid"))?.schema).toHaveProperty("oneOf");
    expect(typeOf("order.sent")).toBe("Sent");
  });

  it("and none that nobody names is an error", async () => {
    expect(await errorsOf(documentOf(`{ oneOf: [${paid}, ${open}] }`))).toMatchObject([
      { code: "event-name-missing" },
    ]);
  });
});
