import { describe, expect, test } from "vitest";
import { HeaderReader, REPEATED, type RequestHeaders } from "../../templates/src/headers.js";

const web = new Headers([
  ["X-Event", "a"],
  ["Other", "b"],
]);
web.append("twice", "1");
web.append("Twice", "2");

describe("a header", () => {
  test.each<[string, RequestHeaders, string | undefined]>([
    ["in any case", { "X-EVENT": "a" }, "a"],
    ["in a list of one", { "x-event": ["a"] }, "a"],
    ["that is empty", { "x-event": "" }, ""],
    ["that is undefined", { "x-event": undefined }, undefined],
    ["in an empty list", { "x-event": [] }, undefined],
    ["that is not there", { "x-evens": "a", "x-event2": "b" }, undefined],
    ["beside an unset one of another spelling", { "x-event": undefined, "X-Event": "a" }, "a"],
    ["of a Headers object", web, "a"],
    ["that is no text", { "x-event": 7 as unknown as string }, undefined],
  ])("%s is found for what it is", (_, headers, value) => {
    expect(new HeaderReader(headers).read("x-event")).toBe(value);
  });

  test.each<[string, RequestHeaders]>([
    ["as a list", { "x-event": ["a", "a"] }],
    ["under two spellings", { "x-event": "a", "X-Event": "a" }],
  ])("that is repeated %s is known as repeated", (_, headers) => {
    expect(new HeaderReader(headers).read("x-event")).toBe(REPEATED);
  });

  test.each(["__proto__", "constructor", "tostring"])("called %s is not found by accident", (name) => {
    expect(new HeaderReader({}).read(name)).toBeUndefined();
    expect(new HeaderReader(new Headers()).read(name)).toBeUndefined();
  });
});

describe("the headers as a Headers object", () => {
  test("are the object that was given", () => {
    expect(new HeaderReader(web).web).toBe(web);
  });

  test("hold each value of a record, and are made once", () => {
    const reader = new HeaderReader({ Accept: ["a", "b"], "X-Event": "c", absent: undefined });
    expect([...reader.web]).toEqual([
      ["accept", "a, b"],
      ["x-event", "c"],
    ]);
    expect(reader.web).toBe(reader.web);
  });

  test("leave out what they cannot hold", () => {
    const reader = new HeaderReader({ ":method": "POST", "a b": "c", good: "d", bad: "line\nend" });
    expect([...reader.web]).toEqual([["good", "d"]]);
  });

  test("are empty when there are none", () => {
    expect([...new HeaderReader(undefined).web]).toEqual([]);
  });
});
