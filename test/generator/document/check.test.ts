import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { checkDocument } from "../../../generator/document/check.js";
import { supportedVersions } from "../../../generator/document/identify.js";
import { place, read } from "./documents.js";

/** Findings as `line:column message`. */
async function check(text: string): Promise<string[]> {
  const diagnostics = await checkDocument(read(text));
  expect(
    diagnostics.every(({ severity, code }) => severity === "warning" && code === "asyncapi-schema"),
  ).toBe(true);
  return diagnostics
    .map(({ location, message }) => `${location ? place(location).slice(9) : "?"} ${message}`)
    .toSorted();
}

const HEAD = "asyncapi: 2.6.0\ninfo: {title: a, version: 1.0.0}\n";

test.each(supportedVersions)("a minimal document of %s has no findings", async (version) => {
  expect(await check(`asyncapi: ${version}\ninfo: {title: a, version: 1.0.0}\nchannels: {}`)).toEqual([]);
});

it("finds nothing in Help Scout's document", async () => {
  const text = readFileSync(new URL("../../../spec/helpscout/asyncapi.yaml", import.meta.url), "utf8");
  expect(await check(text)).toEqual([]);
});

test.each(supportedVersions)(
  "values with a member `valueOf` are compared like all others in %s",
  async (version) => {
    const payload = "{ enum: [{ valueOf: 1 }, { valueOf: 2 }, { toString: 1 }, { toString: 2 }] }";
    const text = `asyncapi: ${version}\ninfo: {title: a, version: 1.0.0}\nchannels: {}\ncomponents: { schemas: { A: ${payload} } }`;
    expect(await check(text)).toEqual([]);
  },
);

it("leaves documents of other versions alone", async () => {
  expect(await check("asyncapi: 1.0.0")).toEqual([]);
});

describe("what it says", () => {
  test.each<[name: string, text: string, findings: string[]]>([
    [
      "a member of another version",
      "asyncapi: 2.6.0\ninfo: {title: a, version: 1.0.0, externalDocs: {url: x}}\nchannels: {}",
      ["2:34 `info.externalDocs` is not part of AsyncAPI 2.6."],
    ],
    [
      "a missing member",
      "asyncapi: 2.6.0\ninfo: {title: a}\nchannels: {}",
      ["2:1 `info.version` is missing."],
    ],
    [
      "a wrong type",
      "asyncapi: 2.6.0\ninfo: {title: 3, version: [1]}\nchannels: {}",
      ["2:18 `info.version` must be text, not a list.", "2:8 `info.title` must be text, not 3."],
    ],
    [
      "a key that needs quotes",
      `${HEAD}channels:\n  /hook:\n    publish: {operationid: x}`,
      ['5:15 `channels["/hook"].publish.operationid` is not part of AsyncAPI 2.6.'],
    ],
    [
      "a reference that is no text",
      `${HEAD}channels:\n  a: {publish: {message: {$ref: 3}}}`,
      ["4:27 `channels.a.publish.message.$ref` must be text, not 3."],
    ],
    [
      "the message it belongs to",
      `${HEAD}channels:\n  a: {publish: {message: {titel: x}}}`,
      ["4:27 `channels.a.publish.message.titel` is not part of AsyncAPI 2.6."],
    ],
    [
      "one of several messages",
      `${HEAD}channels:\n  a: {publish: {message: {oneOf: [{name: a}, {title: 1}, 3]}}}`,
      [
        "4:47 `channels.a.publish.message.oneOf[1].title` must be text, not 1.",
        "4:58 `channels.a.publish.message.oneOf[2]` must be a map, not 3.",
      ],
    ],
    [
      "a type that no schema has",
      `${HEAD}channels: {}\ncomponents: {schemas: {A: {properties: {x: {type: strng}}}}}`,
      [
        '4:45 `components.schemas.A.properties.x.type` must be "array", "boolean", "integer", "null", "number", "object" or "string", not "strng".',
      ],
    ],
    [
      "required as a boolean",
      `${HEAD}channels: {}\ncomponents: {schemas: {A: {required: true}}}`,
      ["4:28 `components.schemas.A.required` must be a list, not true."],
    ],
    [
      "an unknown security scheme",
      `${HEAD}channels: {}\ncomponents: {securitySchemes: {a: {type: nope}, b: {}}}`,
      [
        '4:36 `components.securitySchemes.a.type` must be "userPassword", "apiKey", "X509", "symmetricEncryption", "asymmetricEncryption", "http", "httpApiKey", "oauth2", "openIdConnect", "plain", "scramSha256", "scramSha512" or "gssapi", not "nope".',
        "4:49 `components.securitySchemes.b.type` is missing.",
      ],
    ],
    [
      "the scheme that is meant",
      `${HEAD}channels: {}\ncomponents: {securitySchemes: {a: {type: http, scheme: bearer, foo: 1}}}`,
      ["4:64 `components.securitySchemes.a.foo` is not part of AsyncAPI 2.6."],
    ],
    [
      "a key that a flow does not take",
      `${HEAD}channels: {}\ncomponents: {securitySchemes: {a: {type: oauth2, flows: {clientCredentials: {tokenUrl: x, scopes: {}, authorizationUrl: x}}}}}`,
      [
        "4:103 `components.securitySchemes.a.flows.clientCredentials.authorizationUrl` has no place here in AsyncAPI 2.6.",
      ],
    ],
    [
      "an example of nothing",
      `${HEAD}channels: {}\ncomponents: {messages: {A: {examples: [{name: x}]}}}`,
      ["4:40 `components.messages.A.examples[0]` needs `payload` or `headers`."],
    ],
    [
      "AsyncAPI 3",
      "asyncapi: 3.0.0\ninfo: {title: a, version: 1.0.0}\noperations: {o: {action: publish, channel: {$ref: '#/channels/a'}}}",
      ['3:18 `operations.o.action` must be "send" or "receive", not "publish".'],
    ],
  ])("%s", async (_name, text, findings) => {
    expect(await check(text)).toEqual(findings.toSorted());
  });

  it("says once what many places have in common", async () => {
    const examples = Array.from({ length: 20 }, () => "{payload: 1, x: 1}").join(", ");
    expect(
      await check(`${HEAD}channels: {}\ncomponents: {messages: {A: {examples: [${examples}]}}}`),
    ).toEqual([
      "4:53 `components.messages.A.examples[0].x` is not part of AsyncAPI 2.6; 19 other places are alike.",
    ]);
  });

  it("takes bindings of other protocols as they are", async () => {
    const text =
      "asyncapi: 3.0.0\ninfo: {title: a, version: 1.0.0}\nchannels: {a: {bindings: {kafka: 3, ws: []}}}";
    expect(await check(text)).toEqual([]);
  });
});
