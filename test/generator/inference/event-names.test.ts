import { describe, expect, it } from "vitest";

import { channelOf, findingsOf, messagesOf, namesIn, vendorDocument } from "./support/findings-of.js";

const typed = (rest: string): string =>
  `{ ${rest}, payload: { properties: { type: { type: string, description: The type of the event } } } }`;

describe("names that the document does not state are proposed", () => {
  it.each([
    ["name", { A: typed("name: order.paid"), B: typed("name: order.shipped") }],
    [
      "title",
      { A: typed("name: OrderPaid, title: order.paid"), B: typed("name: Shipped, title: order.shipped") },
    ],
  ])("from the %s of messages, where that looks like one on the wire", async (_what, messages) => {
    const findings = await findingsOf(vendorDocument(messagesOf(messages)));
    expect(namesIn(findings)).toEqual({ A: ["order.paid"], B: ["order.shipped"] });
    expect(findings.stated).toEqual([]);
  });

  it("from the channels, all of those that a message has", async () => {
    const message = '{ $ref: "#/components/messages/Order" }';
    const channels = ["order.paid", "order.shipped"].map((key) => channelOf(key, message)).join("");
    const document = `channels:\n${channels}components: { messages: { Order: ${typed("name: Order")} } }\n`;
    const findings = await findingsOf(vendorDocument(document));
    expect(namesIn(findings)).toEqual({ Order: ["order.paid", "order.shipped"] });
    expect(findings.proposed[0]?.evidence.text).toBe("the keys of its channels");
  });

  it("from an extension that names an event, before anything else", async () => {
    const messages = {
      A: typed("name: paid, x-event-type: order.paid"),
      B: typed("name: sent, x-event-type: order.sent"),
    };
    expect(namesIn(await findingsOf(vendorDocument(messagesOf(messages))))).toEqual({
      A: ["order.paid"],
      B: ["order.sent"],
    });
  });

  it("from channels whose keys an extension beside the reference to their message repeats", async () => {
    const channels = ["carts/create", "carts/update"].map((key) =>
      channelOf(key, `{ $ref: "#/components/messages/Any", x-topic: ${key} }`),
    );
    const message =
      "{ headers: { properties: { X-Topic: { description: The webhook topic. } } }, payload: {} }";
    const document = `channels:\n${channels.join("")}components: { messages: { Any: ${message} } }\n`;
    expect(namesIn(await findingsOf(vendorDocument(document)))).toEqual({
      Any: ["carts/create", "carts/update"],
    });
  });

  it("from the list of a common envelope, by what the message is called", async () => {
    const message = (name: string): string =>
      `{ name: ${name}, payload: { properties: { event: { enum: [order-paid, order-lost, order-sentback] } } } }`;
    const messages = { A: message("OrderPaidEvent"), B: message("OrderSentBack") };
    expect(namesIn(await findingsOf(vendorDocument(messagesOf(messages))))).toEqual({
      A: ["order-paid"],
      B: ["order-sentback"],
    });
  });

  it("in the spelling of the one that a description mentions", async () => {
    const message =
      "{ headers: { properties: { X-Event-Key: { description: 'The key of the event, for example repo:push' } } } }";
    const channels = ["/hook/repo/push", "/hook/pull/comment_created"].map((key) => channelOf(key, message));
    const findings = await findingsOf(vendorDocument(`channels:\n${channels.join("")}`));
    expect(Object.values(namesIn(findings))).toEqual([["repo:push"], ["pull:comment_created"]]);
  });

  it("from channels whose keys have the slashes of the one that a description mentions", async () => {
    const message = (name: string): string =>
      `{ name: ${name}, headers: { properties: { X-Topic: { description: "Event topic such as orders/create" } } } }`;
    const channels = [
      channelOf("orders/create", message("OrderCreate")),
      channelOf("app/uninstalled", message("AppUninstalled")),
    ];
    const findings = await findingsOf(vendorDocument(`channels:\n${channels.join("")}`));
    expect(Object.values(namesIn(findings))).toEqual([["orders/create"], ["app/uninstalled"]]);
  });

  it("also where a joined word has capitals within", async () => {
    const messages = { A: typed("name: contact.creation"), B: typed("name: contact.propertyChange") };
    expect(namesIn(await findingsOf(vendorDocument(messagesOf(messages))))).toEqual({
      A: ["contact.creation"],
      B: ["contact.propertyChange"],
    });
  });

  it("from the only example that a message has of its own", async () => {
    const message = (name: string): string =>
      `{ payload: { properties: { event: { type: string } } }, examples: [{ payload: { event: ${name} } }] }`;
    const findings = await findingsOf(
      vendorDocument(messagesOf({ A: message("order.paid"), B: message("order.lost") })),
    );
    expect(namesIn(findings)).toEqual({ A: ["order.paid"], B: ["order.lost"] });
  });
});

describe("a name is never made", () => {
  it("from the name of a type", async () => {
    const findings = await findingsOf(
      vendorDocument(
        messagesOf({ OrderPaid: typed("name: OrderPaid"), OrderLost: typed("title: Order lost") }),
      ),
    );
    expect(findings.proposed).toEqual([]);
    expect(findings.missing).toHaveLength(2);
  });

  it("for two messages that are called the same", async () => {
    const findings = await findingsOf(
      vendorDocument(messagesOf({ A: typed("name: order.paid"), B: typed("name: order.paid") })),
    );
    expect(findings.missing).toHaveLength(2);
  });

  it("in another make than those that the document states", async () => {
    const findings = await findingsOf(
      vendorDocument(
        messagesOf({
          A: "{ payload: { properties: { event: { const: order.paid } } } }",
          B: "{ payload: { properties: { event: { const: order.lost } } } }",
          C: "{ name: log-stream, payload: { properties: { event: { type: string } } } }",
        }),
      ),
    );
    expect(findings.missing.map(({ key }) => key)).toEqual(["C"]);
  });

  it("that a closed list does not have", async () => {
    const list = "{ properties: { event: { enum: [order.paid, order.lost] } } }";
    const findings = await findingsOf(
      vendorDocument(
        messagesOf({
          A: `{ name: order.paid, payload: ${list} }`,
          B: `{ name: order.sent, payload: ${list} }`,
        }),
      ),
    );
    expect(namesIn(findings)).toEqual({ A: ["order.paid"] });
  });
});
