import { expect, it } from "vitest";

import { errorsOf, filesOf, modelOf } from "../emit/support/generate-text.js";

const documentOf = (signature: string): string => `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook: { event: { header: X }, signature: { scheme: token, ${signature} } }
channels: { hooks: { publish: { message: { x-webhook-event: a } } } }
`;

it("a token whose place no document says is asked of the receiver's owner", async () => {
  const text = documentOf("place: option");
  expect((await modelOf(text)).delivery.signature).toEqual({ scheme: "token", place: "option" });
  const files = await filesOf(text);
  expect(files.get("src/spec/delivery.ts")).toContain("signature: placedToken(),");
  expect(files.get("README.md")).toContain('tokenIn: { header: "X-Token" }');
  expect(files.get("README.md")).toContain("The document does not say where a request carries it");
});

it.each([
  ["place: header", "/place", "it must be option"],
  ["place: option, header: X-Token", "/header", "has no member `header`"],
  ["", "/header", "is missing"],
])("a token in `%s` is an error at its place", async (signature, place, text) => {
  const [error, ...others] = await errorsOf(documentOf(signature));
  expect(error?.pointer).toBe(`/x-webhook/signature${place}`);
  expect(error?.message).toContain(text);
  expect(others).toEqual([]);
});
