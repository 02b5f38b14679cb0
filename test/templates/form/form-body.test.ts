import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { form } from "../../../templates/src/encoding/form.js";
import { formBody } from "../../../templates/src/form/form-body.js";
import type { FormObject } from "../../../templates/src/form/shape.js";

function read(text: string, members: FormObject["members"] = {}): unknown {
  return formBody({ members })(text);
}

describe("a form is read as the object that it stands for", () => {
  it.each<[name: string, text: string, want: unknown, members?: FormObject["members"]]>([
    [
      "plain fields",
      "type=subscribe&fired_at=2009-03-26+21%3A35%3A57",
      { type: "subscribe", fired_at: "2009-03-26 21:35:57" },
    ],
    [
      "members in brackets",
      "data[merges][EMAIL]=a%40b.c&data[id]=8a",
      { data: { merges: { EMAIL: "a@b.c" }, id: "8a" } },
    ],
    ["encoded brackets", "data%5Bid%5D=8a", { data: { id: "8a" } }],
    ["nothing", "", {}],
    ["a field without a value", "a&b=", { a: "", b: "" }],
    ["repeated names", "a=1&a=2", { a: ["1", "2"] }],
    ["items", "a[]=1&a[]=2", { a: ["1", "2"] }],
    ["items by index, in their order", "a[10]=k&a[9]=j", { a: ["j", "k"] }],
    ["items that are objects", "a[0][x]=1&a[1][x]=2", { a: [{ x: "1" }, { x: "2" }] }],
    ["a single item of a list", "a=1", { a: [1] }, { a: { items: "number" } }],
    [
      "a number",
      "a=-1.5e3&b=007&c=x&d=",
      { a: -1500, b: 7, c: "x", d: null },
      { a: "number", b: "number", c: "number", d: "number" },
    ],
    [
      "true and false",
      "a=true&b=0&c=maybe&d=",
      { a: true, b: false, c: "maybe", d: null },
      { a: "boolean", b: "boolean", c: "boolean", d: "boolean" },
    ],
    ["a number deep inside", "a[b][]=1", { a: { b: [1] } }, { a: { members: { b: { items: "number" } } } }],
    ["JSON in a field", "payload=%7B%22a%22%3A1%7D", { payload: { a: 1 } }, { payload: { members: {} } }],
    [
      "a list of JSON in a field",
      "events=%5B%7B%22a%22%3A1%7D%5D",
      { events: [{ a: 1 }] },
      { events: { items: { members: {} } } },
    ],
    ["JSON where the spec says text", "a=%7B%7D", { a: "{}" }],
    ["brackets that do not match", "a[b=1&[c]=2&a]=3", { "a[b": "1", "[c]": "2", "a]": "3" }],
    ["UTF-8 that is none", "a=%FF", { a: "\ufffd" }],
  ])("%s", (_name, text, want, members) => {
    expect(read(text, members)).toEqual(want);
  });

  it("a body that is JSON all the same", () => {
    expect(read('{"a":1}')).toEqual({ a: 1 });
    expect(() => read("{a=1")).toThrow(SyntaxError);
  });
});

describe("a hostile form", () => {
  it("makes no prototype", () => {
    const value = read("__proto__[polluted]=1&a[__proto__][b]=2&constructor[prototype][c]=3") as object;
    expect(Object.hasOwn(value, "__proto__")).toBe(true);
    expect({}).not.toHaveProperty("polluted");
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it("neither nests without end nor makes an array with gaps", () => {
    const deep = `a${"[b]".repeat(10_000)}=1`;
    expect(read(deep)).toEqual({ [deep.slice(0, -2)]: "1" });
    expect(read("a[999999999]=1")).toEqual({ a: ["1"] });
  });

  it("of any text is read or refused as malformed JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        try {
          expect(typeof read(text, { a: "number", b: { items: null } })).toBe("object");
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
    );
  });
});

it("a payload that is written as a form reads as it was", () => {
  const payload = {
    type: "a&b=c",
    count: 3,
    on: true,
    none: null,
    tags: ["x", "y"],
    empty: [],
    lines: [{ id: 1 }],
    deep: { "a b": "é" },
  };
  const members: FormObject["members"] = {
    count: "number",
    on: "boolean",
    none: "number",
    tags: { items: null },
    empty: { items: null },
    lines: { items: { members: { id: "number" } } },
  };
  expect(read(form(payload), members)).toEqual(payload);
});
