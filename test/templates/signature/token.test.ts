import { describe, expect, test } from "vitest";
import type { SignatureFault } from "../../../templates/src/signature/scheme.js";
import { token } from "../../../templates/src/signature/token.js";
import { signToken } from "../../../templates/src/signing/token.js";
import { check, signed } from "../support/signed-request.js";

const bearer = token({ header: "Authorization", prefix: "Bearer " });
const query = token({ query: "key" });
const secret = "s3cret töken";

describe("a token in a header", () => {
  test.each(["Bearer ", "bearer "])("is believed after %o", async (prefix) => {
    const headers = { authorization: Buffer.from(prefix + secret).toString() };
    expect(await check(bearer, { secret }, { headers })).toBeUndefined();
    expect(await check(bearer, { secret: ["new", secret] }, { headers })).toBeUndefined();
    expect(await check(bearer, { secret: async () => secret }, { headers })).toBeUndefined();
  });

  test.each<[string, string | string[] | undefined, SignatureFault]>([
    ["that is not there", undefined, "signature_missing"],
    ["that is empty", "", "signature_missing"],
    ["that stands there twice", [`Bearer ${secret}`, `Bearer ${secret}`], "signature_repeated"],
    ["without its prefix", secret, "signature_malformed"],
    ["that is only a prefix", "Bearer ", "signature_mismatch"],
    ["that is a part of the right one", `Bearer ${secret.slice(0, -1)}`, "signature_mismatch"],
    ["that is longer than the right one", `Bearer ${secret}!`, "signature_mismatch"],
    ["in another case", `Bearer ${secret.toUpperCase()}`, "signature_mismatch"],
  ])("%s is refused", async (_, authorization, fault) => {
    expect(await check(bearer, { secret }, { headers: { authorization } })).toBe(fault);
  });
});

describe("a token in the query", () => {
  test.each(["/hooks?key=a%20b%26", "https://example.com/?x=1&key=a+b%26&y#key=no"])(
    "is found in %o",
    async (url) => {
      expect(await check(query, { secret: "a b&" }, { url })).toBeUndefined();
    },
  );

  test.each<[string, SignatureFault]>([
    ["/hooks", "signature_missing"],
    ["/hooks?key", "signature_missing"],
    ["/hooks#?key=a", "signature_missing"],
    ["/hooks?key=a&key=a", "signature_repeated"],
    ["/hooks?Key=a", "signature_missing"],
    ["/hooks?key=b", "signature_mismatch"],
    ["//[?key=%ff", "signature_mismatch"],
  ])("is refused in %o", async (url, fault) => {
    expect(await check(query, { secret: "a" }, { url })).toBe(fault);
  });
});

test.each([{ header: "Authorization", prefix: "Bearer " }, { query: "key" }])(
  "what a test sends is believed: %o",
  async (description) => {
    const delivery = await signed(signToken(description), { secret });
    expect(await check(token(description), { secret }, delivery)).toBeUndefined();
  },
);

test.each([undefined, "", [""], []])("a token that is %o makes no verifier", (unusable) => {
  expect(() => bearer.createVerifier({ secret: unusable })).toThrow(/`secret`/);
});
