import { describe, expect, test } from "vitest";
import { verifySignature, type SignatureCheck } from "../../templates/src/index.js";
import { SECRET, signatureOf } from "./support/acme.js";

const body = '{"id":"ord_7"}';
const headers = { "x-acme-signature": signatureOf(body) };

describe("verifySignature", () => {
  test.each<[string, Partial<SignatureCheck>]>([
    ["the body as text", {}],
    ["the body as bytes", { body: Buffer.from(body) }],
    ["a Headers object", { headers: new Headers(headers) }],
    ["several secrets", { secret: ["new", SECRET] }],
    [
      "a secret function that looks at the URL",
      { url: "/acme", secret: ({ url }) => (url === "/acme" ? SECRET : "") },
    ],
  ])("is true with %s", async (_, parts) => {
    expect(await verifySignature({ headers, body, secret: SECRET, ...parts })).toBe(true);
  });

  test.each<[string, Partial<SignatureCheck>]>([
    ["another body", { body: `${body} ` }],
    ["another secret", { secret: "another" }],
    ["no signature", { headers: {} }],
    ["an empty signature", { headers: { "x-acme-signature": "" } }],
    ["two signatures", { headers: { ...headers, "X-Acme-Signature": headers["x-acme-signature"] } }],
  ])("is false with %s", async (_, parts) => {
    expect(await verifySignature({ headers, body, secret: SECRET, ...parts })).toBe(false);
  });

  test.each<[string, object]>([
    ["without a secret", { secret: undefined }],
    ["with an empty secret", { secret: "" }],
    ["when the secret function gives nothing", { secret: () => undefined }],
    ["with a parsed body", { body: { id: "ord_7" } }],
  ])("throws %s", async (_, parts) => {
    await expect(verifySignature({ headers, body, secret: SECRET, ...parts })).rejects.toThrow(TypeError);
  });

  test("throws what the secret function threw", async () => {
    const error = new Error("no vault");
    await expect(verifySignature({ headers, body, secret: () => Promise.reject(error) })).rejects.toBe(error);
  });
});
