import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from "vitest";
import { amongThree, changedAt, comparisons } from "../support/comparisons.js";

vi.mock("../../../templates/src/crypto/node.js", () => import("../../../templates/src/crypto/web.js"));

let verify: MockInstance<typeof crypto.subtle.verify>;

beforeEach(() => {
  verify = vi.spyOn(crypto.subtle, "verify");
});
afterEach(() => void verify.mockRestore());

describe.each(comparisons)("$name is compared in constant time by WebCrypto", ({ right, check }) => {
  test.each<[string, Buffer, boolean]>([
    ["it is right", right, true],
    ["its first byte is wrong", changedAt(right, 0), false],
    ["its last byte is wrong", changedAt(right, right.length - 1), false],
  ])("when %s", async (_, bytes, isRight) => {
    expect(await check(bytes)).toBe(isRight ? undefined : "signature_mismatch");
    expect(verify).toHaveBeenCalledOnce();
    expect(await verify.mock.results[0]?.value).toBe(isRight);
    const digest = verify.mock.calls[0]?.[2] as Uint8Array;
    expect([20, 32, 64]).toContain(digest.byteLength);
  });
});

describe.each(comparisons)("$name is compared by WebCrypto with all of three secrets", ({ right, check }) => {
  test.each([0, 1, 2])("when it is by that at %i", async (place) => {
    expect(await check(right, amongThree(place))).toBeUndefined();
    expect(verify).toHaveBeenCalledTimes(3);
  });
});
