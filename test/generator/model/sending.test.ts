import { expect, test } from "vitest";

import { errorsOf, modelOf } from "../emit/support/generate-text.js";

/** A document whose vendor delivers as stated, as YAML in flow style. */
function delivering(stated: string): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook: { event: { header: X-Event }, delivery: ${stated} }
channels: { hooks: { publish: { message: { x-webhook-event: a } } } }
`;
}

async function sendingOf(stated: string) {
  return (await modelOf(delivering(stated))).delivery.sending;
}

test("a vendor of whom nothing is known writes plain JSON and says so", async () => {
  expect(await sendingOf("{}")).toEqual({
    encoding: "json",
    headers: { "Content-Type": "application/json" },
  });
});

test("the overlay states the escapes and the headers of a vendor", async () => {
  expect(await sendingOf("{ encoding: php-json, headers: { User-Agent: Acme/1, Accept: '*/*' } }")).toEqual({
    encoding: "php-json",
    headers: { Accept: "*/*", "Content-Type": "application/json", "User-Agent": "Acme/1" },
  });
});

test("a content type that is stated in another case counts", async () => {
  expect((await sendingOf("{ headers: { content-type: application/vnd.acme+json } }")).headers).toEqual({
    "content-type": "application/vnd.acme+json",
  });
});

const at = "/x-webhook/delivery";

test.each([
  ["another encoding", "{ encoding: xml }", `${at}/encoding`],
  ["headers in a list", "{ headers: [a] }", `${at}/headers`],
  ["a header's name with a space", "{ headers: { X Y: a } }", `${at}/headers/X Y`],
  [
    "a header that follows from the body",
    "{ headers: { Content-Length: '1' } }",
    `${at}/headers/Content-Length`,
  ],
  ["a value that is no text", "{ headers: { A: 1 } }", `${at}/headers/A`],
  ["a value that would be two headers", '{ headers: { A: "1\\r\\nB: 2" } }', `${at}/headers/A`],
  ["a value without a character", "{ headers: { A: '' } }", `${at}/headers/A`],
])("%s is refused", async (_sentence, stated, pointer) => {
  const errors = await errorsOf(delivering(stated));
  expect(errors.map(({ code, pointer: place }) => [code, place])).toEqual([["invalid-webhook", pointer]]);
});
