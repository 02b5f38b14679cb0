import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equal } from "../../../templates/src/validation/equal.js";
import { ucs2length } from "../../../templates/src/validation/ucs2length.js";

describe("the length of a string", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["é", 1],
    ["e\u0301", 2],
    ["\u{1F600}", 1],
    ["a\u{1F600}b\u{1F600}", 4],
    ["\uD83D", 1],
    ["\uDE00\uD83D", 2],
    ["\uD83D\uD83D\uDE00", 2],
  ])("of %j is %i", (text, length) => {
    expect(ucs2length(text)).toBe(length);
  });

  test("is the number of its code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "é", "\u{1F600}", "\uD83D", "\uDE00") }), (text) => {
        expect(ucs2length(text)).toBe([...text].length);
      }),
    );
  });
});

describe("equality", () => {
  test.each<[unknown, unknown]>([
    [1, 1.0],
    [0, -0],
    ["a", "a"],
    [null, null],
    [[], []],
    [{}, {}],
    [
      { a: 1, b: [{ c: null }] },
      { b: [{ c: null }], a: 1 },
    ],
    [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}')],
  ])("of %j and %j holds", (left, right) => {
    expect(equal(left, right)).toBe(true);
  });

  test.each<[unknown, unknown]>([
    [1, "1"],
    [0, false],
    [null, {}],
    [[], {}],
    [{}, []],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [JSON.parse('{"__proto__":{}}'), { a: {} }],
    [{ toString: 1 }, { a: 1 }],
  ])("of %j and %j does not hold", (left, right) => {
    expect(equal(left, right)).toBe(false);
  });

  test("holds for any value and its copy", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => equal(value, structuredClone(value))));
  });
});
