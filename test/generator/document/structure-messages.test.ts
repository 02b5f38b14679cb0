import { describe, expect, it } from "vitest";
import { structureOf, V2, V3 } from "./support/structures.js";

describe("messages of AsyncAPI 2", () => {
  it("are listed once, with all their channels and operations", async () => {
    const { messages } = await structureOf(`${V2}
channels:
  /a: {publish: {operationId: pubA, summary: S, message: {$ref: '#/components/messages/M'}}}
  /b:
    subscribe:
      message:
        oneOf:
          - $ref: '#/components/messages/N'
          - $ref: '#/components/messages/Alias'
          - {name: inline, payload: {type: object}}
components:
  messages:
    N: {name: n}
    M: {name: m, title: T, summary: S, description: D, deprecated: true}
    Alias: {$ref: '#/components/messages/M'}
`);
    expect(messages.map(({ pointer, key }) => [pointer, key])).toEqual([
      ["/components/messages/M", "M"],
      ["/components/messages/N", "N"],
      ["/channels/~1b/subscribe/message/oneOf/2", undefined],
    ]);
    expect(messages[0]).toEqual({
      pointer: "/components/messages/M",
      key: "M",
      name: "m",
      title: "T",
      summary: "S",
      description: "D",
      deprecated: true,
      tags: [],
      extensions: [],
      examples: [],
      channels: [
        { key: "/a", pointer: "/channels/~1a", address: "/a" },
        { key: "/b", pointer: "/channels/~1b", address: "/b" },
      ],
      operations: [
        { key: "pubA", pointer: "/channels/~1a/publish", action: "publish", summary: "S" },
        { pointer: "/channels/~1b/subscribe", action: "subscribe" },
      ],
    });
  });

  it("take from traits, which win", async () => {
    const { messages } = await structureOf(`${V2}
defaultContentType: application/json
channels: {/a: {publish: {traits: [{$ref: '#/components/operationTraits/o'}], message: {$ref: '#/components/messages/M'}}}}
components:
  operationTraits: {o: {summary: from trait}}
  messageTraits:
    t:
      headers: {type: object, properties: {X-Event: {$ref: '#/components/schemas/E'}}}
      contentType: application/xml
      bindings: {http: {headers: {type: object, properties: {X-H: {type: string}}}}}
      x-t: {from: trait}
  schemas: {E: {type: string, enum: [a]}}
  messages:
    M:
      traits: [{$ref: '#/components/messageTraits/t'}, {summary: inline}]
      headers: {type: object, properties: {X-Id: {type: string}}}
      summary: own
      x-t: {own: 1}
      tags: [{name: one}, {name: two, description: D}]
      externalDocs: {url: u}
      payload: {$ref: '#/components/schemas/E'}
      examples: [{name: first, payload: {a: 1}, headers: {X-Event: a}}]
`);
    expect(messages[0]).toMatchObject({
      headers: {
        type: "object",
        properties: { "X-Id": { type: "string" }, "X-Event": { type: "string", enum: ["a"] } },
      },
      httpHeaders: { type: "object", properties: { "X-H": { type: "string" } } },
      contentType: "application/xml",
      summary: "inline",
      tags: [{ name: "one" }, { name: "two", description: "D" }],
      externalDocs: { url: "u" },
      extensions: [
        { key: "x-t", pointer: "/components/messageTraits/t/x-t", value: { own: 1, from: "trait" } },
      ],
      payload: { pointer: "/components/messages/M/payload" },
      examples: [
        {
          pointer: "/components/messages/M/examples/0",
          name: "first",
          payload: { a: 1 },
          headers: { "X-Event": "a" },
        },
      ],
      operations: [{ summary: "from trait" }],
    });
  });

  it("get the document's content type", async () => {
    const { messages } = await structureOf(
      `${V2}defaultContentType: application/json\nchannels: {/a: {publish: {message: {name: m}}}}`,
    );
    expect(messages[0]?.contentType).toBe("application/json");
  });

  it("keep the format of their schema", async () => {
    const { messages } = await structureOf(
      `${V2}channels: {/a: {publish: {message: {schemaFormat: avro, payload: {type: record}}}}}`,
    );
    expect(messages[0]).toMatchObject({
      schemaFormat: "avro",
      payload: { pointer: "/channels/~1a/publish/message/payload" },
    });
  });
});

describe("messages of AsyncAPI 3", () => {
  const text = `${V3}
defaultContentType: application/json
channels:
  hook:
    address: /hook
    title: H
    servers: [{$ref: '#/servers/main'}]
    messages:
      one: {$ref: '#/components/messages/One'}
      two: {name: two, payload: {schemaFormat: 'application/schema+json;version=draft-07', schema: {type: object}}}
  linked: {$ref: '#/components/channels/linked'}
  open: {address: null, messages: {three: {headers: {schemaFormat: x, schema: {type: object}}}}}
servers: {main: {host: example.com, pathname: /in, protocol: https}}
operations:
  some: {action: receive, channel: {$ref: '#/channels/hook'}, messages: [{$ref: '#/channels/hook/messages/one'}]}
  all: {action: send, channel: {$ref: '#/channels/linked'}, summary: S}
components:
  channels: {linked: {address: /linked, messages: {deep: {$ref: '#/components/messages/One'}}}}
  messageTraits: {t: {summary: trait, description: trait, x-t: 1}}
  messages: {One: {traits: [{$ref: '#/components/messageTraits/t'}], summary: own, payload: {$ref: '#/components/schemas/Multi'}}}
  schemas: {Multi: {schemaFormat: y, schema: {type: string}}}
`;

  it("are found through channels and operations", async () => {
    const { messages, channels, servers } = await structureOf(text);
    expect(servers).toEqual([
      { key: "main", pointer: "/servers/main", protocol: "https", address: "example.com/in" },
    ]);
    expect(channels).toEqual([
      {
        key: "hook",
        pointer: "/channels/hook",
        address: "/hook",
        title: "H",
        servers: ["main"],
        protocols: ["https"],
      },
      { key: "linked", pointer: "/channels/linked", address: "/linked", servers: [], protocols: ["https"] },
      { key: "open", pointer: "/channels/open", servers: [], protocols: ["https"] },
    ]);
    expect(
      messages.map(({ pointer, key, channels, operations }) => [
        pointer,
        key,
        channels.map((use) => use.key),
        operations.map((use) => use.key),
      ]),
    ).toEqual([
      ["/components/messages/One", "One", ["hook", "linked"], ["some", "all"]],
      ["/channels/hook/messages/two", "two", ["hook"], []],
      ["/channels/open/messages/three", "three", ["open"], []],
    ]);
    expect(messages[0]?.operations[1]).toEqual({
      key: "all",
      pointer: "/operations/all",
      action: "send",
      summary: "S",
    });
  });

  it("win over their traits", async () => {
    const { messages } = await structureOf(text);
    expect(messages[0]).toMatchObject({
      summary: "own",
      description: "trait",
      extensions: [{ key: "x-t", value: 1 }],
    });
  });

  it("may wrap their schemas with a format", async () => {
    const { messages } = await structureOf(text);
    expect(messages.map(({ payload, schemaFormat }) => [payload?.pointer, schemaFormat])).toEqual([
      ["/components/schemas/Multi/schema", "y"],
      ["/channels/hook/messages/two/payload/schema", "application/schema+json;version=draft-07"],
      [undefined, undefined],
    ]);
    expect(messages[2]?.headers).toEqual({ type: "object" });
  });
});
