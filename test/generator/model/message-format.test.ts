import { describe, expect, it } from "vitest";
import { generateText } from "../emit/support/generate-text.js";
import { document2 } from "../emit/support/small-document.js";

/** What is said about a message, as `severity code: message`. */
async function said(message: string): Promise<readonly string[]> {
  const text = document2(`channels: { hooks: { publish: { message: ${message} } } }\n`);
  const { diagnostics } = await generateText(text);
  return diagnostics
    .filter(({ code }) => code !== "asyncapi-schema")
    .map(({ severity, code, message: sentence }) => `${severity} ${code}: ${sentence}`);
}

function withSchemaFormat(format: string): string {
  return `{ x-webhook-event: a, schemaFormat: "${format}", payload: { type: object } }`;
}

function withContentType(type: string): string {
  return `{ x-webhook-event: a, contentType: "${type}", payload: { type: object } }`;
}

describe("a schema is read in every dialect of JSON Schema", () => {
  it.each([
    "application/vnd.aai.asyncapi;version=2.6.0",
    "application/vnd.aai.asyncapi+json;version=3.0.0",
    "application/vnd.aai.asyncapi+yaml; version=2.0.0",
    "application/schema+json;version=draft-04",
    "application/schema+yaml;version=draft-07",
    "application/schema+json;version=2020-12",
    "application/schema;version=draft-07",
    "application/vnd.oai.openapi;version=3.0.0",
    "application/vnd.oai.openapi+json;version=3.1.0",
  ])("%s", async (format) => {
    expect(await said(withSchemaFormat(format))).toEqual([]);
  });

  it("application/json, which is none, with a warning", async () => {
    expect(await said(withSchemaFormat("application/json"))).toEqual([
      "warning schema-format-unclear: `application/json` names no schema language; the payload is read as JSON Schema.",
    ]);
  });
});

describe("a schema in another language is an error that names it", () => {
  it.each([
    ["application/vnd.apache.avro;version=1.9.0", "Avro (`application/vnd.apache.avro;version=1.9.0`)"],
    [
      "application/vnd.apache.avro+json;version=1.9.0",
      "Avro (`application/vnd.apache.avro+json;version=1.9.0`)",
    ],
    ["application/raml+yaml;version=1.0", "RAML (`application/raml+yaml;version=1.0`)"],
    [
      "application/vnd.google.protobuf;version=3",
      "Protocol Buffers (`application/vnd.google.protobuf;version=3`)",
    ],
    ["text/x-own", "`text/x-own`"],
  ])("%s", async (format, name) => {
    expect(await said(withSchemaFormat(format))).toEqual([
      `error unsupported-schema-format: The payload is described in ${name}, which is not JSON Schema.`,
    ]);
  });

  it("and says how to replace it", async () => {
    const text = document2(
      `channels: { a/b: { publish: { message: ${withSchemaFormat("text/x-own")} } } }\n`,
    );
    expect((await generateText(text)).diagnostics[0]?.help)
      .toBe(`Put a JSON Schema in its place in an overlay:
  - target: "$.channels['a/b'].publish.message.payload"
    remove: true
  - target: $.channels['a/b'].publish.message
    update:
      schemaFormat: application/schema+json;version=draft-07
      payload: { type: object } # the converted schema`);
  });
});

describe("a body", () => {
  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/cloudevents+json",
    "application/vnd.acme.v1+json",
    "text/json",
    "*/*",
    "application/x-www-form-urlencoded; charset=utf-8",
  ])("of %s is received", async (type) => {
    expect(await said(withContentType(type))).toEqual([]);
  });

  it.each(["application/xml", "text/xml; charset=utf-8", "application/soap+xml", "multipart/form-data"])(
    "of %s is refused",
    async (type) => {
      expect(await said(withContentType(type))).toEqual([
        `error unsupported-content-type: The message is sent as \`${type}\`, but only JSON and forms are received.`,
      ]);
    },
  );

  it("of anything else is taken for JSON, with a warning", async () => {
    expect(await said(withContentType("text/plain"))).toEqual([
      "warning content-type: The message is sent as `text/plain`, but only JSON and forms are received; it is taken for JSON.",
    ]);
  });
});
