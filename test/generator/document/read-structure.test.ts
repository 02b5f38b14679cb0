import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { readStructure } from "../../../generator/document/read-structure.js";
import type { DocumentStructure } from "../../../generator/document/structure.js";
import { places, read } from "./documents.js";

/** The structure of a text that is known to have one. */
async function structureOf(text: string): Promise<DocumentStructure> {
  const { structure, diagnostics } = await readStructure(read(text));
  expect(diagnostics).toEqual([]);
  if (structure === undefined) throw new Error("no structure");
  return structure;
}

async function problemsOf(text: string): Promise<string[]> {
  const { structure, diagnostics } = await readStructure(read(text));
  expect(structure).toBeUndefined();
  return places(diagnostics);
}

const V2 = "asyncapi: 2.6.0\ninfo: {title: Hooks, version: 1.0.0}\n";
const V3 = "asyncapi: 3.0.0\ninfo: {title: Hooks, version: 1.0.0}\n";

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

describe("wrong input", () => {
  test.each<[name: string, text: string, expected: string[]]>([
    [
      "a message that is nowhere",
      `${V2}channels:\n  a: {publish: {message: {$ref: '#/components/messages/No'}}}`,
      ["doc.yaml:4:27 reference-missing"],
    ],
    [
      "a message in another file",
      `${V2}channels:\n  a: {publish: {message: {$ref: './m.yaml'}}}`,
      ["doc.yaml:4:27 reference-external"],
    ],
    [
      "a channel on the network",
      `${V2}channels:\n  a: {$ref: 'https://127.0.0.1:1/c.yaml'}`,
      ["doc.yaml:4:7 reference-external"],
    ],
    [
      "messages in a circle",
      `${V2}channels:\n  a: {publish: {message: {$ref: '#/components/messages/A'}}}\ncomponents:\n  messages:\n    A: {$ref: '#/components/messages/B'}\n    B: {$ref: '#/components/messages/A'}`,
      ["doc.yaml:7:9 reference-cycle"],
    ],
    [
      "a trait that is nowhere",
      `${V2}channels:\n  a: {publish: {message: {traits: [{$ref: '#/no'}]}}}`,
      ["doc.yaml:4:37 reference-missing"],
    ],
    [
      "a header that is nowhere",
      `${V2}channels:\n  a: {publish: {message: {headers: {properties: {X: {$ref: '#/no'}}}}}}`,
      ["doc.yaml:4:54 reference-missing"],
    ],
    [
      "one fault at two uses",
      `${V2}channels:\n  a: {publish: {message: {$ref: '#/x'}}, subscribe: {message: {$ref: '#/channels/a/publish/message'}}}`,
      ["doc.yaml:4:27 reference-missing"],
    ],
    [
      "a message that is text",
      `${V2}channels:\n  a: {publish: {message: text}}`,
      ["doc.yaml:4:17 structure-invalid"],
    ],
    ["a channel that is a list", `${V2}channels:\n  a: []`, ["doc.yaml:4:3 structure-invalid"]],
    [
      "an operation without a channel",
      `${V3}operations:\n  o: {action: send}`,
      ["doc.yaml:4:3 operation-channel"],
    ],
    [
      "an operation on a channel of components",
      `${V3}operations:\n  o: {action: send, channel: {$ref: '#/components/channels/c'}}\ncomponents: {channels: {c: {}}}`,
      ["doc.yaml:4:3 operation-channel"],
    ],
    [
      "an operation on no channel",
      `${V3}operations:\n  o: {action: send, channel: {$ref: '#/channels/c'}}`,
      ["doc.yaml:4:31 reference-missing"],
    ],
  ])("%s", async (_name, text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });

  it("is told that an unused message is unused", async () => {
    const { structure, diagnostics } = await readStructure(
      read(
        `${V2}channels: {a: {publish: {message: {$ref: '#/components/messages/A'}}}}\ncomponents:\n  messages:\n    A: {}\n    B: {}\n    C: {$ref: '#/components/messages/A'}`,
      ),
    );
    expect(structure?.messages).toHaveLength(1);
    expect(places(diagnostics)).toEqual(["doc.yaml:7:5 message-unused"]);
    expect(diagnostics[0]).toMatchObject({ severity: "info", pointer: "/components/messages/B" });
  });

  it("is told of members beside a reference", async () => {
    const { structure, diagnostics } = await readStructure(
      read(
        `${V2}channels:\n  a:\n    publish:\n      message:\n        $ref: '#/components/messages/A'\n        x-webhook-event: a\ncomponents: {messages: {A: {}}}`,
      ),
    );
    expect(structure?.messages).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      {
        code: "reference-siblings",
        severity: "warning",
        message: "`x-webhook-event` beside `$ref` has no effect.",
      },
    ]);
  });

  it("is refused if identifyDocument would refuse it", async () => {
    await expect(readStructure(read("asyncapi: 1.0.0"))).rejects.toThrow("identifyDocument");
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
