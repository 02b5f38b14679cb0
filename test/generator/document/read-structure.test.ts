import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { structureOf, V2, V3 } from "./support/structures.js";

it.each([
  ["2.6", `${V2}channels:\n  none:\n  a: { publish: { message: { name: a } } }\n`],
  ["3.0", `${V3}channels:\n  none:\n  a: { messages: { a: { name: a } } }\n`],
])("in AsyncAPI %s a channel of which nothing is said is no obstacle to the others", async (_, text) => {
  expect((await structureOf(text)).messages.map(({ name }) => name)).toEqual(["a"]);
});

it("reads Help Scout's document", async () => {
  const text = readFileSync(new URL("../../../spec/helpscout/asyncapi.yaml", import.meta.url), "utf8");
  const structure = await structureOf(text);
  expect(structure.messages).toHaveLength(26);
  expect(structure.channels.map(({ address, protocols }) => [address, protocols])).toEqual([
    ["/webhook", ["http", "https"]],
  ]);
  expect(structure.messages.find(({ key }) => key === "ConvoCreated")).toMatchObject({
    pointer: "/components/messages/ConvoCreated",
    title: "Conversation Created",
    contentType: "application/json",
    headers: { properties: { "X-HelpScout-Event": { type: "string" } } },
    payload: { pointer: "/components/messages/ConvoCreated/payload" },
    channels: [{ key: "/webhook", pointer: "/channels/~1webhook", address: "/webhook" }],
  });
  expect(JSON.parse(JSON.stringify(structure))).toEqual(structure);
});

describe("the document", () => {
  it("reads what it says about itself", async () => {
    expect(
      await structureOf(`${V2.replace("}", ", description: D, contact: {name: N, email: E}, license: {name: L, url: U}}")}
externalDocs: {url: https://example.com}
x-webhook: {event: {header: X}}
servers: {main: {url: example.com, protocol: HTTPS, description: S}, other: {$ref: '#/components/servers/o'}}
channels: {}
components:
  servers: {o: {url: x, protocol: kafka}}
  securitySchemes:
    key: {type: httpApiKey, in: header, name: X-Signature, description: K}
    basic: {type: http, scheme: basic}
    odd: {}
`),
    ).toEqual({
      asyncapi: "2.6.0",
      title: "Hooks",
      version: "1.0.0",
      description: "D",
      externalDocs: { url: "https://example.com" },
      contact: { name: "N", email: "E" },
      license: { name: "L", url: "U" },
      extensions: [{ key: "x-webhook", pointer: "/x-webhook", value: { event: { header: "X" } } }],
      securitySchemes: [
        {
          key: "key",
          pointer: "/components/securitySchemes/key",
          type: "httpApiKey",
          in: "header",
          name: "X-Signature",
          description: "K",
        },
        { key: "basic", pointer: "/components/securitySchemes/basic", type: "http", scheme: "basic" },
      ],
      servers: [
        {
          key: "main",
          pointer: "/servers/main",
          protocol: "https",
          address: "example.com",
          description: "S",
        },
        { key: "other", pointer: "/servers/other", protocol: "kafka", address: "x" },
      ],
      channels: [],
      messages: [],
    });
  });

  it("takes documentation from info in either version", async () => {
    const { externalDocs } = await structureOf(
      `${V2.replace("}", ", externalDocs: {url: u, description: d}}")}channels: {}`,
    );
    expect(externalDocs).toEqual({ url: "u", description: "d" });
  });

  it("makes do without info", async () => {
    expect(await structureOf("asyncapi: 2.0.0\nchannels: {}")).toMatchObject({ title: "", version: "" });
  });

  it("tells the protocols of each channel", async () => {
    const { channels } = await structureOf(`${V2}
servers: {a: {url: x, protocol: kafka}, b: {url: y, protocol: https}}
channels:
  all: {}
  one: {servers: [a]}
  bound: {servers: [b], bindings: {ws: {}}, subscribe: {bindings: {mqtt: {}, x-own: {}}}}
`);
    expect(channels.map(({ key, servers, protocols }) => [key, servers, protocols])).toEqual([
      ["all", [], ["https", "kafka"]],
      ["one", ["a"], ["kafka"]],
      ["bound", ["b"], ["https", "mqtt", "ws"]],
    ]);
  });
});

describe("names that mean something elsewhere", () => {
  const names = [
    "constructor",
    "__proto__",
    "class",
    "a b",
    "日本",
    "*/ process.exit() /*",
    "${x}",
    "a/b~c",
    "<<",
    "$ref",
    "%41",
    "x-y",
    "$ref:$",
  ];

  test.each(names)("%j is a message, a channel, a header and a text like any other", async (name) => {
    const key = JSON.stringify(name);
    const target = JSON.stringify(
      `#/components/messages/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
    );
    const { messages, channels } = await structureOf(`{
      "asyncapi": "2.6.0", "info": {"title": ${key}, "version": "1"},
      "channels": {${key}: {"publish": {"summary": ${key}, "message": {"$ref": ${target}}}}},
      "components": {"messages": {${key}: {
        "name": ${key}, "headers": {"properties": {${key}: {"const": ${key}}}}, "x-a": {${key}: {"$ref": "kept"}},
        "examples": [{"payload": {${key}: 1, "a": {"$ref": "http://127.0.0.1:1/"}}}], "traits": [{"title": ${key}}]
      }}}
    }`);
    expect(channels[0]?.key).toBe(name);
    expect(messages[0]).toMatchObject({
      key: name,
      name,
      title: name,
      channels: [{ address: name }],
      operations: [{ summary: name }],
    });
    expect(JSON.stringify(messages[0]?.headers)).toBe(`{"properties":{${key}:{"const":${key}}}}`);
    expect(JSON.stringify(messages[0]?.extensions[0]?.value)).toBe(`{${key}:{"$ref":"kept"}}`);
    expect(JSON.stringify(messages[0]?.examples[0]?.payload)).toBe(
      `{${key}:1,"a":{"$ref":"http://127.0.0.1:1/"}}`,
    );
  });
});
