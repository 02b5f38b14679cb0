import { describe, expect, it } from "vitest";

import { findingsOf, messagesOf, vendorDocument } from "./support/findings-of.js";

const messages = messagesOf({
  A: "{ payload: { properties: { event: { const: a } } } }",
  B: "{ payload: { properties: { event: { const: b } } } }",
});

async function signatureOf(description: string, document = messages) {
  const { signature } = await findingsOf(vendorDocument(document, description));
  if (signature === undefined) throw new Error("the document states the signature itself");
  const members = Object.entries(signature.known?.members ?? signature.hmac);
  return {
    complete: signature.isComplete,
    scheme: signature.known?.scheme,
    members: Object.fromEntries(members.map(([key, { value }]) => [key, value])),
  };
}

function withScheme(scheme: string): string {
  return `${messages}  securitySchemes: { key: ${scheme} }\n`;
}

describe("a signature is proposed where the document says all of it", () => {
  it("in prose", async () => {
    const found = await signatureOf(
      "The `X-Acme-Signature` header carries `sha1=` and the hexadecimal HMAC-SHA1 of the raw request body.",
    );
    expect(found).toEqual({
      complete: true,
      scheme: undefined,
      members: {
        header: "X-Acme-Signature",
        hash: "sha1",
        encoding: "hex",
        prefix: "sha1=",
        signed: "{body}",
      },
    });
  });

  it.each([
    [
      "X-Acme-Webhook",
      "Each request has the hex HMAC-SHA256 of the raw body, a signature in the X-Acme-Webhook header.",
    ],
    ["X-Signature", "Requests carry `X-Signature`, the hex HMAC-SHA256 of the raw request body."],
  ])("in a header that is called %s in prose", async (header, description) => {
    expect(await signatureOf(description)).toMatchObject({ complete: true, members: { header } });
  });

  it("in the description of a security scheme", async () => {
    const found = await signatureOf(
      "",
      withScheme(
        "{ type: httpApiKey, in: header, name: x-acme-signature, description: Base64 HMAC-SHA512 of the raw body }",
      ),
    );
    expect(found).toMatchObject({
      complete: true,
      members: { header: "x-acme-signature", hash: "sha512", encoding: "base64" },
    });
  });

  it("with the encoding that an example of the header shows", async () => {
    const example = "0123456789012345678901234567890123456789012345678901234567890123";
    const header = `{ headers: { properties: { X-Acme-Signature: { example: "${example}" } } }, payload: {} }`;
    const found = await signatureOf("HMAC-SHA256 of the raw request body.", messagesOf({ A: header }));
    expect(found).toMatchObject({ complete: true, members: { encoding: "hex" } });
  });

  it("as Standard Webhooks, by their three headers", async () => {
    const headers = "{ webhook-id: {}, webhook-timestamp: {}, webhook-signature: {} }";
    const found = await signatureOf(
      "",
      messagesOf({ A: `{ headers: { properties: ${headers} }, payload: {} }` }),
    );
    expect(found).toEqual({ complete: true, scheme: "standard-webhooks", members: { headers: "webhook" } });
  });

  it("as a token in a header that is called so", async () => {
    const header = "{ properties: { X-Acme-Secret-Token: { type: string } } }";
    const found = await signatureOf(
      "",
      messagesOf({ A: `{ headers: ${header}, payload: { properties: { event: { const: a } } } }` }),
    );
    expect(found).toEqual({ complete: true, scheme: "token", members: { header: "X-Acme-Secret-Token" } });
  });

  it("as a token that is compared", async () => {
    const found = await signatureOf(
      "",
      withScheme(
        "{ type: httpApiKey, in: header, name: X-Acme-Token, description: The secret token to compare with yours }",
      ),
    );
    expect(found).toEqual({ complete: true, scheme: "token", members: { header: "X-Acme-Token" } });
  });
});

describe("a signature is left to a person", () => {
  it.each([
    [
      "where the encoding is not said",
      "The X-Acme-Signature header has an HMAC-SHA256 of the raw request body.",
    ],
    [
      "where two hashes are named",
      "X-Acme-Signature header: hex HMAC-SHA1 of the raw body. Or a hex HMAC-SHA256 signature.",
    ],
    [
      "where a time is signed along",
      "X-Acme-Signature header: hex HMAC-SHA256 of the raw body and the timestamp.",
    ],
    [
      "where the header is a list",
      "X-Acme-Signature header: hex HMAC-SHA256 of the raw body, as v1=… after t=…",
    ],
    ["where it is a JWT", "The X-Acme-Signature header is a JWT, with the hex HMAC-SHA256 of the raw body."],
    ["where the key is public", "X-Acme-Signature header: RSA over the hex HMAC-SHA256 of the raw body."],
    ["where nothing is said of an HMAC", "The X-Acme-Signature header is the hex sha256 of the raw body."],
  ])("%s", async (_when, description) => {
    expect((await signatureOf(description)).complete).toBe(false);
  });

  it("where a prefix is all there is: it says nothing of the encoding", async () => {
    const found = await signatureOf(
      "X-Acme-Signature header: sha256= and the HMAC-SHA256 of the raw request body.",
    );
    expect(found.complete).toBe(false);
    expect(found.members).not.toHaveProperty("encoding");
  });

  it("where a token is optional", async () => {
    const found = await signatureOf(
      "",
      withScheme(
        "{ type: httpApiKey, in: header, name: X-Key, description: Optional secret token to compare }",
      ),
    );
    expect(found.complete).toBe(false);
  });
});
