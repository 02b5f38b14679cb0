import { expect, it, test } from "vitest";
import { identifyDocument, supportedVersions } from "../../../generator/document/identify.js";
import { places, read } from "./documents.js";

test.each(supportedVersions)("AsyncAPI %s is read", (version) => {
  expect(identifyDocument(read(`asyncapi: ${version}`))).toEqual({ version, diagnostics: [] });
});

test.each<[name: string, text: string, expected: string, message: string]>([
  [
    "AsyncAPI 1",
    "info: {}\nasyncapi: 1.2.0",
    "doc.yaml:2:1 asyncapi-version",
    'AsyncAPI version "1.2.0" is not supported.',
  ],
  [
    "AsyncAPI 4",
    "asyncapi: 4.0.0",
    "doc.yaml:1:1 asyncapi-version",
    'AsyncAPI version "4.0.0" is not supported.',
  ],
  [
    "a release candidate",
    "asyncapi: 2.0.0-rc1",
    "doc.yaml:1:1 asyncapi-version",
    'AsyncAPI version "2.0.0-rc1" is not supported.',
  ],
  [
    "a version that is a number",
    "asyncapi: 2.6",
    "doc.yaml:1:1 asyncapi-version",
    "The version of AsyncAPI must be text, not 2.6.",
  ],
  [
    "a version that is a prototype's member",
    "asyncapi: constructor",
    "doc.yaml:1:1 asyncapi-version",
    'AsyncAPI version "constructor" is not supported.',
  ],
  [
    "OpenAPI",
    "openapi: 3.1.0",
    "doc.yaml:1:1 not-asyncapi",
    "This is an OpenAPI document (3.1.0), not an AsyncAPI one.",
  ],
  [
    "Swagger",
    "info: {}\nswagger: '2.0'",
    "doc.yaml:2:1 not-asyncapi",
    "This is a Swagger document (2.0), not an AsyncAPI one.",
  ],
  [
    "an overlay",
    "overlay: 1.0.0\nactions: []",
    "doc.yaml:1:1 not-asyncapi",
    "This is an overlay, not an AsyncAPI document.",
  ],
  [
    "a JSON Schema",
    "$schema: http://json-schema.org/draft-07/schema#",
    "doc.yaml:1:1 not-asyncapi",
    "This is a JSON Schema, not an AsyncAPI document.",
  ],
  [
    "something like a JSON Schema",
    "type: object\nproperties: {}",
    "doc.yaml:1:1 not-asyncapi",
    "This looks like a JSON Schema, not like an AsyncAPI document.",
  ],
  [
    "a Postman collection",
    "info: {schema: https://schema.getpostman.com/json/collection/v2.1.0/collection.json}",
    "doc.yaml:1:1 not-asyncapi",
    "This is a Postman collection, not an AsyncAPI document.",
  ],
  [
    "anything else",
    "name: x",
    "doc.yaml:1:1 not-asyncapi",
    "This is no AsyncAPI document: it has no member `asyncapi` with a version.",
  ],
])("%s is refused", (_name, text, expected, message) => {
  const { version, diagnostics } = identifyDocument(read(text));
  expect(version).toBeUndefined();
  expect(places(diagnostics)).toEqual([expected]);
  expect(diagnostics[0]?.message).toBe(message);
  expect(diagnostics[0]?.severity).toBe("error");
  expect(diagnostics[0]?.help).not.toBe("");
});

it("says how to write a version in full", () => {
  expect(identifyDocument(read('asyncapi: "2.6"')).diagnostics[0]?.help).toBe(
    "Write it in full: asyncapi: 2.6.0",
  );
});

it("says what is supported", () => {
  expect(identifyDocument(read("openapi: 3.0.0")).diagnostics[0]?.help).toContain(
    "AsyncAPI 2.0 to 2.6, 3.0 and 3.1",
  );
});
