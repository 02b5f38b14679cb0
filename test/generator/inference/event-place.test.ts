import { describe, expect, it } from "vitest";

import { channelOf, findingsOf, messagesOf, namesIn, vendorDocument } from "./support/findings-of.js";

const body = (properties: string): string => `{ payload: { type: object, properties: { ${properties} } } }`;

describe("the place of the event's name", () => {
  it.each([
    ["/event", "event: { type: string, const: a }", "event: { type: string, const: b }"],
    ["/type", "type: { enum: [a] }", "type: { enum: [b] }"],
    [
      "/meta/event_type",
      "meta: { properties: { event_type: { const: a } } }",
      "meta: { properties: { event_type: { const: b } } }",
    ],
    [
      "/object_kind",
      "object_kind: { const: a }, status: { enum: [x, y] }",
      "object_kind: { const: b }, status: { enum: [x, y] }",
    ],
  ])("is %s of the body, whose values tell the messages apart", async (pointer, one, other) => {
    const findings = await findingsOf(vendorDocument(messagesOf({ A: body(one), B: body(other) })));
    expect(findings.place?.place).toEqual({ kind: "body", pointer });
    expect(namesIn(findings)).toEqual({ A: ["a"], B: ["b"] });
  });

  it("is a member of any name that has another value in each message, the message's own name", async () => {
    const message = (name: string): string =>
      `{ name: ${name}, payload: { properties: { ereignis: { const: ${name} } } } }`;
    const findings = await findingsOf(
      vendorDocument(messagesOf({ A: message("auftrag.erstellt"), B: message("注文.作成") })),
    );
    expect(findings.place?.place).toEqual({ kind: "body", pointer: "/ereignis" });
  });

  it("is no header that is described as a signature", async () => {
    const message = (name: string): string =>
      `{ headers: { properties: { X-Acme-Webhook: { description: HMAC-SHA1 signature. } } }, payload: { properties: { action: { properties: { type: { const: ${name} } } } } } }`;
    const findings = await findingsOf(vendorDocument(messagesOf({ A: message("a"), B: message("b") })));
    expect(findings.place?.place).toEqual({ kind: "body", pointer: "/action/type" });
  });

  it("is a header that says so, also where the body has a member like it", async () => {
    const message = (name: string): string =>
      `{ headers: { properties: { X-Acme-Event: { const: ${name} } } }, payload: { properties: { kind: { const: ${name} } } } }`;
    const findings = await findingsOf(vendorDocument(messagesOf({ A: message("a"), B: message("b") })));
    expect(findings.place?.place).toEqual({ kind: "header", name: "X-Acme-Event" });
  });

  it("is not a member that is the same in all messages", async () => {
    const message = body(
      "type: { const: notification }, topic: { type: string, description: The topic of the event }",
    );
    const findings = await findingsOf(vendorDocument(messagesOf({ A: message, B: message })));
    expect(findings.place?.place).toEqual({ kind: "body", pointer: "/topic" });
  });

  it("is in the items of a list that one request carries", async () => {
    const list = (name: string): string =>
      body(`events: { type: array, items: { properties: { type: { const: ${name} } } } }`);
    const findings = await findingsOf(vendorDocument(messagesOf({ A: list("a"), B: list("b") })));
    expect(findings.place).toMatchObject({ place: { kind: "body", pointer: "/type" }, items: "/events" });
    expect(namesIn(findings)).toEqual({ A: ["a"], B: ["b"] });
  });

  it("is two members together, in the order in which the document calls its messages", async () => {
    const message = (action: string, entity: string): string =>
      body(`meta: { properties: { action: { const: ${action} }, entity: { const: ${entity} } } }`);
    const channels = ["create.deal", "create.note", "delete.deal", "delete.note"].map((key) => {
      const [action = "", entity = ""] = key.split(".");
      return channelOf(key, message(action, entity));
    });
    const findings = await findingsOf(vendorDocument(`channels:\n${channels.join("")}`));
    expect(findings.place?.place).toEqual({
      kind: "join",
      separator: ".",
      parts: [
        { kind: "body", pointer: "/meta/action" },
        { kind: "body", pointer: "/meta/entity" },
      ],
    });
    expect(Object.values(namesIn(findings)).flat()).toContain("delete.note");
  });

  it("is a member of any name whose description says so and gives the name of a message", async () => {
    const message = (name: string): string =>
      `{ name: ${name}, payload: { type: array, items: { properties: { reason: { type: string, description: "The type of event, e.g. deal.won" } } } } }`;
    const findings = await findingsOf(
      vendorDocument(messagesOf({ A: message("deal.won"), B: message("deal.lost") })),
    );
    expect(findings.place).toMatchObject({ place: { kind: "body", pointer: "/reason" }, items: "" });
    expect(namesIn(findings)).toEqual({ A: ["deal.won"], B: ["deal.lost"] });
  });

  it("may hold numbers, which are names by their digits", async () => {
    const numbered = (type: number): string => body(`type: { type: integer, const: ${type} }`);
    const findings = await findingsOf(
      vendorDocument(messagesOf({ Ping: numbered(1), Command: numbered(2), Component: numbered(3) })),
    );
    expect(findings.place?.place).toEqual({ kind: "body", pointer: "/type" });
    expect(namesIn(findings)).toEqual({ Ping: ["1"], Command: ["2"], Component: ["3"] });
  });

  it("is the end of the URL where each event has a channel and no request a name", async () => {
    const channels = ["/webhook/post.added", "/webhook/post.deleted"].map((key) =>
      channelOf(key, "{ payload: {} }"),
    );
    const findings = await findingsOf(vendorDocument(`channels:\n${channels.join("")}`));
    expect(findings.place?.place).toEqual({ kind: "path", template: "/{event}" });
    expect(Object.values(namesIn(findings))).toEqual([["post.added"], ["post.deleted"]]);
  });

  it("is left open where several messages share a channel and nothing tells them apart", async () => {
    const message = "{ payload: { type: object } }";
    const findings = await findingsOf(vendorDocument(messagesOf({ A: message, B: message })));
    expect(findings.place).toBeUndefined();
    expect(findings.missing.map(({ key }) => key)).toEqual(["A", "B"]);
  });

  it("leaves out a message whose payload has no such member, and says so", async () => {
    const findings = await findingsOf(
      vendorDocument(
        messagesOf({
          A: body("event: { const: a }"),
          B: body("event: { const: b }"),
          Other: body("items: { type: array }"),
        }),
      ),
    );
    expect(findings.leftOut).toMatchObject([
      {
        message: { key: "Other" },
        evidence: { text: "its payload has no /event: it needs a receiver of its own" },
      },
    ]);
  });
});
