import { expect, it } from "vitest";

import { channelOf, findingsOf, vendorDocument } from "./support/findings-of.js";

const event = "{ payload: { properties: { event: { const: a } } } }";

async function reasonsOf(body: string): Promise<readonly string[]> {
  const { leftOut } = await findingsOf(vendorDocument(body));
  return leftOut.map(({ evidence }) => evidence.text);
}

it.each([
  ["of a WebSocket", "socket: { url: wss.example.com, protocol: wss }", "servers: [socket]", "sent over wss"],
  [
    "of a request to the vendor's own server",
    "api: { url: api.example.com, protocol: https }",
    "servers: [api]",
    "a request to the vendor's own server, api.example.com",
  ],
  [
    "that is asked for with GET",
    "x: { url: '{x}', protocol: https }",
    "bindings: { http: { method: GET } }",
    "sent with GET",
  ],
])("a message %s is no delivery", async (_which, server, channel, reason) => {
  const document = vendorDocument(`channels:
${channelOf("hooks", event)}  other: { ${channel}, subscribe: { message: { payload: {} } } }
`).replace("servers: {", `servers: { ${server},`);
  const { leftOut, stated } = await findingsOf(document);
  expect(leftOut.map(({ evidence }) => evidence.text)).toEqual([reason]);
  expect(stated).toHaveLength(1);
});

it("an operation with GET leaves the delivery on the same channel alone", async () => {
  const { leftOut, stated } = await findingsOf(
    vendorDocument(`channels:
  hooks:
    publish: { message: ${event} }
    subscribe: { bindings: { http: { method: GET } }, message: { name: check, payload: { type: string } } }
`),
  );
  expect(leftOut.map(({ message, evidence }) => [message.name, evidence.text])).toEqual([
    ["check", "sent with GET"],
  ]);
  expect(stated).toHaveLength(1);
});

it("a challenge that nothing names is part of the handshake", async () => {
  const reasons = await reasonsOf(`channels:
${channelOf("hooks", event)}${channelOf("check", "{ name: ValidationRequest }")}`);
  expect(reasons).toEqual(["its name: it seems to be part of the handshake"]);
});

it("a message of a channel without a binding is left out where nothing names it and others have one", async () => {
  const reasons = await reasonsOf(`channels:
  hooks: { bindings: { http: {} }, subscribe: { message: ${event} } }
${channelOf("Event bus", "{ payload: { properties: { event: { type: string } } } }")}`);
  expect(reasons).toEqual(["the bindings: other channels have one of HTTP, this has none"]);
});

it("a message that is an operation's reply is no delivery", async () => {
  const text = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  hooks: { address: /hooks, messages: { A: ${event} } }
  answers: { address: null, messages: { Ack: { payload: { type: object } } } }
operations:
  onHook: { action: receive, channel: { $ref: "#/channels/hooks" }, reply: { channel: { $ref: "#/channels/answers" } } }
`;
  const { leftOut, stated, missing } = await findingsOf(text);
  expect(leftOut.map(({ message }) => message.key)).toEqual(["Ack"]);
  expect(leftOut[0]?.evidence.text).toContain("the reply of an operation");
  expect([stated.length, missing.length]).toEqual([1, 0]);
});
