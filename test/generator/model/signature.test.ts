import { describe, expect, it } from "vitest";
import { errorsOf, modelOf } from "../emit/support/generate-text.js";

function documentOf(signature: string, components = "{}"): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook: { event: { header: X-Event }, signature: { ${signature} } }
channels: { hooks: { publish: { message: { x-webhook-event: a } } } }
components: ${components}
`;
}

async function signatureOf(signature: string, components?: string): Promise<unknown> {
  return (await modelOf(documentOf(signature, components))).delivery.signature;
}

const hmac = "scheme: hmac, header: X-Signature, hash: sha256, encoding: hex";
const time = "timestamp: { header: X-Time }";
const apiKey = (place: string): string =>
  `{ securitySchemes: { key: { type: httpApiKey, in: ${place}, name: key } } }`;

describe("an HMAC", () => {
  it("allows a signed time to be 300 seconds off, in seconds since 1970, unless the document says otherwise", async () => {
    expect(await signatureOf(`${hmac}, signed: "{timestamp}.{body}", ${time}`)).toMatchObject({
      timestamp: { header: "X-Time", unit: "s", tolerance: 300 },
    });
    const stated = `signed: "v0:{timestamp}:{body}", timestamp: { header: X, unit: iso, tolerance: 60 }`;
    expect(await signatureOf(`${hmac}, ${stated}`)).toMatchObject({
      signed: "v0:{timestamp}:{body}",
      timestamp: { header: "X", unit: "iso", tolerance: 60 },
    });
  });

  it("may stand in a list, with time and id among its items", async () => {
    const list = `separator: ",", prefix: v1=, signed: "{id}.{timestamp}.{body}", timestamp: { item: t }, id: { item: i }`;
    expect(await signatureOf(`${hmac}, ${list}`)).toMatchObject({
      separator: ",",
      prefix: "v1=",
      timestamp: { item: "t" },
      id: { item: "i" },
    });
  });

  it("may have a key that is written in a form of its own", async () => {
    expect(await signatureOf(`${hmac}, secret: { encoding: base64 }`)).toMatchObject({
      secret: { encoding: "base64", prefix: "" },
    });
  });
});

it("the names of the headers of Standard Webhooks may begin otherwise", async () => {
  const scheme = "standard-webhooks";
  expect(await signatureOf(`scheme: ${scheme}`)).toEqual({ scheme, headers: "webhook" });
  expect(await signatureOf(`scheme: ${scheme}, headers: svix`)).toEqual({ scheme, headers: "svix" });
});

it("a token is where the document's only API key is, unless it says otherwise", async () => {
  const scheme = "token";
  expect(await signatureOf(`scheme: token, header: X-Token`)).toEqual({
    scheme,
    header: "X-Token",
    prefix: "",
  });
  expect(await signatureOf("scheme: token", apiKey("header"))).toEqual({ scheme, header: "key", prefix: "" });
  expect(await signatureOf("scheme: token", apiKey("query"))).toEqual({ scheme, query: "key" });
  expect(await signatureOf("scheme: token, header: X", apiKey("query"))).toMatchObject({ header: "X" });
});

it.each(["basic", "none", "custom"])("%s needs no more than its name", async (scheme) => {
  expect(await signatureOf(`scheme: ${scheme}`)).toEqual({ scheme });
});

describe("a signature that cannot be understood is an error with its member, value and place", () => {
  it.each([
    [
      "scheme: rsa",
      "/scheme",
      '`x-webhook.signature.scheme` is `"rsa"`; it must be one of hmac, token, basic',
    ],
    ["header: X", "/scheme", "is missing"],
    ["scheme: basic, user: me", "/user", "has no member `user`; it may have scheme"],
    [hmac.replace("sha256", "md5"), "/hash", 'is `"md5"`; it must be one of sha1, sha256, sha512'],
    [`${hmac}, signed: "{timestamp}.{body}"`, "/timestamp", "is missing; it must be where {timestamp}"],
    [`${hmac}, signed: "{id}.{body}"`, "/id", "`{ header: <name> }` or `{ item: <name> }`"],
    [`${hmac}, ${time}`, "/timestamp", "what is not signed proves nothing"],
    [`${hmac}, signed: "{timestamp}", ${time}`, "/signed", "a text with {body} in it"],
    [`${hmac}, signed: "{body}{nonce}"`, "/signed", "{body}, {id}, {method}, {timestamp}, {url}"],
    [`${hmac}, signed: "{body}}"`, "/signed", "no other braces"],
    [`${hmac}, separator: ""`, "/separator", "what separates the items"],
    [
      `${hmac}, signed: "{timestamp}{body}", timestamp: { item: t }`,
      "/timestamp/item",
      "no list without a `separator`",
    ],
    [
      `${hmac}, signed: "{timestamp}{body}", timestamp: { header: X, unit: minutes }`,
      "/timestamp/unit",
      "one of s, ms, iso",
    ],
    [
      `${hmac}, signed: "{timestamp}{body}", timestamp: { header: X, tolerance: 0 }`,
      "/timestamp/tolerance",
      "is `0`; it must be a whole number from 1 to 86400",
    ],
    [`${hmac}, secret: { encoding: utf8 }`, "/secret/encoding", "one of base64, base64url, hex"],
    [`${hmac}, secret: whsec`, "/secret", "must be an object"],
    ["scheme: token, header: X, query: y", "/query", "left out beside `header`"],
    ["scheme: token, query: y, prefix: z", "/prefix", "only a header has one"],
    ["scheme: token", "/header", "the name of a header"],
    ["scheme: standard-webhooks, headers: a b", "/headers", "the name of a header"],
  ])("%s", async (signature, place, text) => {
    const [error, ...more] = await errorsOf(documentOf(signature));
    expect(error).toMatchObject({
      code: "invalid-signature",
      pointer: `/x-webhook/signature${place}`,
      message: expect.stringContaining(text) as string,
    });
    if (!signature.includes("whsec")) expect(more).toEqual([]);
  });
});
