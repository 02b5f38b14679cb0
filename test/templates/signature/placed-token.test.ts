import { describe, expect, test } from "vitest";

import { placedToken, type TokenPlace } from "../../../templates/src/signature/placed-token.js";
import { signPlacedToken } from "../../../templates/src/signing/placed-token.js";
import { check, signed } from "../support/signed-request.js";

const secret = "s3cret";
const places: readonly TokenPlace[] = [
  { header: "X-Token" },
  { header: "Authorization", prefix: "Bearer " },
  { query: "token" },
];

describe.each(places)("a token whose receiver says that it is in %j", (tokenIn) => {
  test("is believed there, and only there", async () => {
    const request = await signed(signPlacedToken(), { secret, tokenIn });
    expect(await check(placedToken(), { secret, tokenIn }, request)).toBeUndefined();
    expect(await check(placedToken(), { secret: "other", tokenIn }, request)).toBe("signature_mismatch");
    const elsewhere = { secret, tokenIn: { header: "X-Elsewhere" } };
    expect(await check(placedToken(), elsewhere, request)).toBe("signature_missing");
  });
});

test.each<[string, object | undefined]>([
  ["nothing", undefined],
  ["no place", {}],
  ["an empty header", { header: "" }],
  ["an empty parameter", { query: "" }],
  ["two places", { header: "X-Token", query: "token" }],
  ["a prefix alone", { prefix: "Bearer " }],
  ["a prefix that is no text", { header: "X-Token", prefix: 1 }],
])("no verifier is made with %s", (_, tokenIn) => {
  const options = { secret, tokenIn: tokenIn as TokenPlace };
  expect(() => placedToken().createVerifier(options)).toThrow(/`tokenIn` must be the place of the token/);
});
