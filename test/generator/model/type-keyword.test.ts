import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../generator/document/json.js";
import { readType } from "../../../generator/model/type-keyword.js";

describe("the keyword type", () => {
  it.each(["array", "boolean", "integer", "null", "number", "object", "string"])(
    "takes %s as it is",
    (type) => {
      expect(readType(type)).toEqual({ read: { type }, translated: [], unknown: [] });
    },
  );

  it.each<[given: JsonValue, want: unknown]>([
    [["string"], "string"],
    [
      ["string", "null"],
      ["string", "null"],
    ],
    [["string", "string"], "string"],
    [
      ["string", null],
      ["string", "null"],
    ],
    [null, "null"],
  ])("takes %j", (given, type) => {
    expect(readType(given)).toEqual({ read: { type }, translated: [], unknown: [] });
  });

  it.each<[JsonValue | undefined]>([[undefined], ["any"], [[]], [["string", "any"]]])(
    "takes %j as no type",
    (given) => {
      expect(readType(given)).toEqual({ read: {}, translated: [], unknown: [] });
    },
  );

  it.each([
    ["String", "string"],
    ["INTEGER", "integer"],
    ["int", "integer"],
    ["int32", "integer"],
    ["int64", "integer"],
    ["long", "integer"],
    ["float", "number"],
    ["double", "number"],
    ["decimal", "number"],
    ["bool", "boolean"],
    ["date", "string"],
    ["datetime", "string"],
    ["date-time", "string"],
    ["timestamp", "string"],
    ["uuid", "string"],
    ["text", "string"],
    ["list", "array"],
    ["dict", "object"],
    ["hash", "object"],
    ["map", "object"],
  ])("reads %s as %s, and says so", (given, type) => {
    expect(readType(given)).toEqual({ read: { type }, translated: [given], unknown: [] });
  });

  it.each<[given: JsonValue, unknown: readonly string[]]>([
    ["wat", ["wat"]],
    [
      ["string", "wat", "what"],
      ["wat", "what"],
    ],
    [1, ["1"]],
    [[{ type: "string" }], ['{"type":"string"}']],
    ["constructor", ["constructor"]],
    ["__proto__", ["__proto__"]],
  ])("does not know %j", (given, unknown) => {
    expect(readType(given)).toEqual({ read: {}, translated: [], unknown });
  });
});
