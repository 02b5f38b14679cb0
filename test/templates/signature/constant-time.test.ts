import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { amongThree, changedAt, comparisons } from "../support/comparisons.js";

const timingSafeEqual = vi.hoisted(() => vi.fn<(a: Uint8Array, b: Uint8Array) => boolean>());

vi.mock("node:crypto", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:crypto")>();
  return { ...original, timingSafeEqual: timingSafeEqual.mockImplementation(original.timingSafeEqual) };
});

beforeEach(() => void timingSafeEqual.mockClear());

/** How many bytes were compared with how many, at each call. */
function compared(): readonly (readonly number[])[] {
  return timingSafeEqual.mock.calls.map(([a, b]) => [a.length, b.length]);
}

describe.each(comparisons)("$name is compared in constant time by Node.js", ({ right, check }) => {
  test("when it is right", async () => {
    expect(await check(right)).toBeUndefined();
    expect(timingSafeEqual).toHaveBeenCalledOnce();
    expect(timingSafeEqual).toHaveReturnedWith(true);
  });

  test.each([
    ["first", 0],
    ["last", right.length - 1],
  ])("when its %s byte is wrong", async (_, index) => {
    await check(right);
    const [lengths] = compared();
    expect(await check(changedAt(right, index))).toBe("signature_mismatch");
    expect(timingSafeEqual).toHaveBeenCalledTimes(2);
    expect(timingSafeEqual).toHaveLastReturnedWith(false);
    expect(compared()[1]).toEqual(lengths);
    expect(lengths?.[0]).toBe(lengths?.[1]);
  });
});

describe.each(comparisons)("$name is compared with all of three secrets", ({ right, check }) => {
  test.each([0, 1, 2])("when it is by that at %i", async (place) => {
    expect(await check(right, amongThree(place))).toBeUndefined();
    expect(timingSafeEqual).toHaveBeenCalledTimes(3);
  });
});

describe("in the source", () => {
  const source = fileURLToPath(new URL("../../../templates/src/", import.meta.url));
  const files = ["signature", "crypto"].flatMap((folder) =>
    readdirSync(join(source, folder)).map((name) => `${folder}/${name}`),
  );
  const textOf = (file: string): string => readFileSync(join(source, file), "utf8");

  test("only the two modules of #crypto compare digests", () => {
    const calls = /\b(?:timingSafeEqual|subtle\.verify)\(/;
    expect(files.filter((file) => calls.test(textOf(file)))).toEqual(["crypto/node.ts", "crypto/web.ts"]);
  });

  test.each(files)("%s compares nothing else that is secret", (file) => {
    // What may stand on one side: a literal, a name for "nothing" or "twice", a length, what a spec states.
    const harmless = /^(?:".*"|-?\d+|true|undefined|REPEATED|"object"|.*\blength|prefix\..*|PADDINGS\[.*)$/;
    const comparisons = Array.from(textOf(file).matchAll(/[!=]==? (.+?)(?=\)? (?:\?|&&|\|\|)|\)|;|,$)/gm));
    expect(
      comparisons.map(([, operand]) => operand).filter((operand) => !harmless.test(operand ?? "")),
    ).toEqual([]);
    expect(textOf(file)).not.toMatch(/\.equals\(|\.compare\(|localeCompare|Object\.is\(/);
  });
});
