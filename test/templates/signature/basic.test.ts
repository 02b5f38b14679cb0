import { expect, test } from "vitest";
import { basic } from "../../../templates/src/signature/basic.js";
import type { SignatureFault } from "../../../templates/src/signature/scheme.js";
import { signBasic } from "../../../templates/src/signing/basic.js";
import { check, signed } from "../support/signed-request.js";

const scheme = basic();
const options = { user: "hook", password: "pässword:1" };

/** What `base64.b64encode("hook:pässword:1".encode())` of Python gives. */
const credentials = "aG9vazpww6Rzc3dvcmQ6MQ==";

test.each([`Basic ${credentials}`, `basic  ${credentials}`])("%o is believed", async (authorization) => {
  expect(await check(scheme, options, { headers: { authorization } })).toBeUndefined();
  const rotating = { user: "hook", password: ["new", options.password] };
  expect(await check(scheme, rotating, { headers: { authorization } })).toBeUndefined();
  const asked = { user: "hook", password: async () => options.password };
  expect(await check(scheme, asked, { headers: { authorization } })).toBeUndefined();
});

const encode = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;

test.each<[string, string | string[] | undefined, SignatureFault]>([
  ["that are not there", undefined, "signature_missing"],
  ["that stand there twice", [encode("a:b"), encode("a:b")], "signature_repeated"],
  ["of another scheme", `Bearer ${credentials}`, "signature_malformed"],
  ["that are not base64", "Basic hook:pässword:1", "signature_malformed"],
  ["without padding", `Basic ${credentials.slice(0, -2)}`, "signature_malformed"],
  ["of another user", encode("hooks:pässword:1"), "signature_mismatch"],
  ["with another password", encode("hook:pässword:2"), "signature_mismatch"],
  ["without a password", encode("hook:"), "signature_mismatch"],
  ["without a colon", encode("hook"), "signature_mismatch"],
])("credentials %s are refused", async (_, authorization, fault) => {
  expect(await check(scheme, options, { headers: { authorization } })).toBe(fault);
});

test("what a test sends is believed", async () => {
  const delivery = await signed(signBasic(), options);
  expect(delivery.headers).toEqual({ Authorization: `Basic ${credentials}` });
  expect(await check(scheme, options, delivery)).toBeUndefined();
});

test("a password that is missing and a user with a colon make no verifier", () => {
  expect(() => scheme.createVerifier({ user: "hook", password: undefined }, "HOOK_PASSWORD")).toThrow(
    /`password` must be a text that is not empty.*HOOK_PASSWORD/,
  );
  expect(() => scheme.createVerifier({ user: "a:b", password: "c" })).toThrow(/`user` must be/);
  expect(() => scheme.createVerifier({ password: "c" } as never)).toThrow(/`user` must be/);
});
