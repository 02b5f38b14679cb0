import fc from "fast-check";
import { expect, it, test } from "vitest";
import type { JsonValue } from "../../../generator/document/json.js";
import { seal, unseal } from "../../../generator/document/sealed.js";
import { read } from "./documents.js";

it("gives back any value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(unseal(seal(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each(["__proto__", "$ref", "<<", "sealed-$ref", "sealed-sealed-__proto__"])(
  "hides the key %s",
  (key) => {
    const { data } = read(`{${JSON.stringify(key)}: {"a": 1}}`);
    const sealed = seal(data);
    expect(Object.keys(sealed as object)).toEqual([`sealed-${key}`]);
    expect(JSON.stringify(unseal(sealed))).toBe(JSON.stringify(data));
  },
);

it("hides text that means something to a parser", () => {
  expect(seal(["$ref:$", "2026-01-01", null, 1])).toEqual(['"$ref:$"', '"2026-01-01"', null, "1"]);
});
