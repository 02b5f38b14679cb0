import { describe, expect, it, test } from "vitest";
import {
  childPointer,
  formatPointer,
  localPointer,
  parsePointer,
  resolvePointer,
  valueAt,
} from "../../../generator/document/references.js";
import { read } from "./documents.js";

describe("pointers", () => {
  test.each<[string, string[]]>([
    ["", []],
    ["/", [""]],
    ["/a/0", ["a", "0"]],
    ["/a~1b/c~0d", ["a/b", "c~d"]],
    ["/~01", ["~1"]],
    ["/日本/ ", ["日本", " "]],
  ])("%j is read and written back", (pointer, keys) => {
    expect(parsePointer(pointer)).toEqual(keys);
    expect(formatPointer(keys)).toBe(pointer);
  });

  test.each(["a", "a/b", "/~", "/~2", "/a~"])("%j is no pointer", (text) => {
    expect(parsePointer(text)).toBeUndefined();
    expect(valueAt({ a: 1 }, text)).toBeUndefined();
  });

  it("goes on from a pointer", () => {
    expect(childPointer("/a", "b/c", 0)).toBe("/a/b~1c/0");
    expect(childPointer("/a")).toBe("/a");
  });
});

describe("valueAt", () => {
  const { data } = read('{"a": [10, {"b": null}], "__proto__": {"x": 1}, "": 2}');

  test.each<[string, unknown]>([
    ["/a/0", 10],
    ["/a/1/b", null],
    ["/__proto__/x", 1],
    ["/", 2],
  ])("finds %s", (pointer, value) => {
    expect(valueAt(data, pointer)).toBe(value);
  });

  test.each(["/a/-", "/a/01", "/a/2", "/a/length", "/constructor", "/toString/name", "/a/0/x", "/a/1/b/c"])(
    "finds nothing at %s",
    (pointer) => expect(valueAt(data, pointer)).toBeUndefined(),
  );
});

test.each<[reference: string, pointer: string | undefined]>([
  ["#", ""],
  ["#/a/b", "/a/b"],
  ["#/a%20b/%E6%97%A5", "/a b/日"],
  ["#/a%2Fb", "/a/b"],
  ["#/a~1b", "/a~1b"],
  ["#anchor", undefined],
  ["#/%zz", undefined],
  ["other.yaml#/a", undefined],
  ["", undefined],
])("the reference %j means the pointer %j", (reference, pointer) => {
  expect(localPointer(reference)).toBe(pointer);
});

describe("resolvePointer", () => {
  const { data } = read(`
plain: {x: 1}
one: {$ref: "#/plain", beside: 2}
two: {$ref: "#/one"}
inner: {$ref: "#/two/x"}
self: {$ref: "#/self"}
ping: {$ref: "#/pong"}
pong: {$ref: "#/ping"}
grows: {$ref: "#/grows/more"}
nowhere: {$ref: "#/missing"}
chained: {$ref: "#/nowhere"}
file: {$ref: "./other.yaml#/a"}
url: {$ref: "https://example.com/a.yaml"}
anchor: {$ref: "#name"}
notText: {$ref: {x: 1}}
shared:
  a: {$ref: "#/plain"}
  b: {$ref: "#/shared/a"}
`);

  test.each<[string, string]>([
    ["/plain", "/plain"],
    ["/one", "/plain"],
    ["/two", "/plain"],
    ["/two/x", "/plain/x"],
    ["/inner", "/plain/x"],
    ["/shared/b/x", "/plain/x"],
    ["/notText", "/notText"],
  ])("%s leads to %s", (pointer, end) => {
    expect(resolvePointer(data, pointer)).toEqual({ pointer: end, value: valueAt(data, end) });
  });

  test.each<[string, string, string, string]>([
    ["/self", "cycle", "#/self", "/self"],
    ["/ping", "cycle", "#/pong", "/ping"],
    ["/grows", "cycle", "#/grows/more", "/grows"],
    ["/nowhere", "missing", "#/missing", "/nowhere"],
    ["/chained", "missing", "#/missing", "/nowhere"],
    ["/one/y", "missing", "#/plain", "/one"],
    ["/file", "external", "./other.yaml#/a", "/file"],
    ["/url", "external", "https://example.com/a.yaml", "/url"],
    ["/anchor", "missing", "#name", "/anchor"],
    ["/absent", "missing", "#/absent", "/absent"],
  ])("%s does not resolve: %s", (pointer, reason, reference, at) => {
    expect(resolvePointer(data, pointer)).toEqual({ unresolved: { reason, reference, at } });
  });
});
