import { expect, test } from "vitest";
import { none } from "../../../templates/src/signature/none.js";
import { signNone } from "../../../templates/src/signing/none.js";
import { check, signed } from "../support/signed-request.js";

test("a sender who proves nothing is believed by those who say that they know", async () => {
  expect(await check(none(), { signature: "none" }, await signed(signNone(), {}))).toBeUndefined();
});

test.each([{}, { signature: undefined }, { signature: "custom" }, { signature: true }])(
  "%o makes no receiver",
  (options) => {
    expect(() => none().createVerifier(options as never)).toThrow(/`signature` must be "none"/);
  },
);
