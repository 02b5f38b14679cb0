import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { MAX_DOCUMENT_BYTES, parseDocument } from "../../../generator/document/parse.js";
import { place, places, read } from "./documents.js";

function parse(text: string) {
  return parseDocument({ file: "doc.yaml", text });
}

describe("data", () => {
  test.each<[name: string, text: string, data: unknown]>([
    [
      "dates stay text",
      "a: 2026-11-20\nb: 2026-11-20T10:00:00Z",
      { a: "2026-11-20", b: "2026-11-20T10:00:00Z" },
    ],
    ["yes and no are text", "a: yes\nb: no", { a: "yes", b: "no" }],
    [
      "a %YAML 1.1 directive changes nothing",
      "%YAML 1.1\n---\na: yes\nb: 2026-11-20",
      { a: "yes", b: "2026-11-20" },
    ],
    ["numbers", "a: 1\nb: -1.5e3\nc: 0x10\nd: 0o17", { a: 1, b: -1500, c: 16, d: 15 }],
    [
      "keys are what is written",
      "1.10: a\ntrue: b\nnull: c\n~: d",
      { "1.10": "a", true: "b", null: "c", "~": "d" },
    ],
    ["an empty key", ": a", { "": "a" }],
    ["JSON with tabs", '{\n\t"a": [\n\t\t1,\n\t\t"\\u00e9\\/"\n\t]\n}', { a: [1, "é/"] }],
    ["a byte order mark", "\uFEFFa: 1", { a: 1 }],
    ["Windows line ends", "a: 1\r\nb: 2\r\n", { a: 1, b: 2 }],
    ["an alias", "a: &x [1]\nb: *x", { a: [1], b: [1] }],
    ["an alias as a key", "&k a: 1\nb: {*k : 2}", { a: 1, b: { a: 2 } }],
    ["A merge key", "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  p: 3", { a: { p: 1, q: 2 }, b: { p: 3, q: 2 } }],
    [
      "A merge key after others",
      "a: &x {p: 1, q: 2}\nb:\n  p: 3\n  <<: *x",
      { a: { p: 1, q: 2 }, b: { p: 3, q: 2 } },
    ],
    ["a merge of several maps", "a: {<<: [{p: 1}, {p: 2, q: 2}]}", { a: { p: 1, q: 2 } }],
    ["a quoted << is a key like others", '"<<": 1', { "<<": 1 }],
    ["a document end and nothing behind it", "a: 1\n...\n", { a: 1 }],
    ["a separator and nothing behind it", "a: 1\n---\n", { a: 1 }],
  ])("%s", (_name, text, data) => {
    expect(read(text).data).toStrictEqual(data);
  });

  it("keeps the key __proto__ as data", () => {
    const { data } = read('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(Object.keys(data as object)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(JSON.stringify(data)).toBe('{"__proto__":{"polluted":true},"constructor":1}');
  });

  it("merges the key __proto__ as data", () => {
    expect(JSON.stringify(read('a: {<<: {"__proto__": 1}}').data)).toBe('{"a":{"__proto__":1}}');
  });
});

test("comments in JSON are named, once and at the first", () => {
  const text = '{\n  "url": "http://a", // where\n  "b": 1 /* why */\n}';
  const { diagnostics } = parseDocument({ file: "asyncapi.json", text });
  expect(diagnostics).toEqual([
    {
      code: "json-comment",
      severity: "error",
      message: "JSON has no comments: remove them.",
      location: { file: "asyncapi.json", line: 2, column: 22 },
    },
  ]);
});

describe("wrong input", () => {
  test.each<[name: string, text: string, expected: string]>([
    ["a list that is not closed", "a: [1\nb: 2", "doc.yaml:2:1 yaml-syntax"],
    ["a quote that is not closed", 'a: "x', "doc.yaml:1:6 yaml-syntax"],
    ["a tab for indentation", "a:\n\tb: 1", "doc.yaml:2:1 yaml-syntax"],
    ["two maps in one line", "a: b: c", "doc.yaml:1:4 yaml-syntax"],
    ["a duplicate key", "a: 1\nb: 2\na: 3", "doc.yaml:3:1 duplicate-key"],
    ["a duplicate key in JSON", '{"a": 1,\n "a": 2}', "doc.yaml:2:2 duplicate-key"],
    ["a duplicate key behind a byte order mark", "\uFEFF{a: 1, a: 2}", "doc.yaml:1:8 duplicate-key"],
    ["a tag of JavaScript", "a: !!js/function x", "doc.yaml:1:4 yaml-tag"],
    ["binary data", "a: !!binary aGk=", "doc.yaml:1:4 yaml-tag"],
    ["a tag of someone's own", "a:\n  - !vault x", "doc.yaml:2:5 yaml-tag"],
    ["not a number", "a: .nan", "doc.yaml:1:4 number-not-finite"],
    ["infinity", "a: [-.inf]", "doc.yaml:1:5 number-not-finite"],
    ["a number beyond all bounds", "a: 1e999", "doc.yaml:1:4 number-not-finite"],
    ["a list as a key", "? [a, b]\n: 1", "doc.yaml:1:3 key-not-text"],
    ["a map as a key", "{a: 1}: 1", "doc.yaml:1:1 key-not-text"],
    ["an alias without an anchor", "a: *x", "doc.yaml:1:4 unknown-anchor"],
    ["an alias before its anchor", "a: *x\nb: &x 1", "doc.yaml:1:4 unknown-anchor"],
    ["a value that contains itself", "a: &x\n  b: *x", "doc.yaml:2:6 alias-cycle"],
    ["a merge of text", "a: {<<: text}", "doc.yaml:1:9 merge-not-map"],
    ["a second document", "a: 1\n---\nb: 2", "doc.yaml:3:1 several-documents"],
    ["nothing", "", "doc.yaml document-empty"],
    ["a comment only", "# nothing\n", "doc.yaml document-empty"],
    ["separators only", "---\n---\n", "doc.yaml document-empty"],
    ["a list at the top", "- a", "doc.yaml:1:1 document-not-map"],
    ["text at the top", "\n\nsome text", "doc.yaml:3:1 document-not-map"],
  ])("%s", (_name, text, expected) => {
    const { document, diagnostics } = parse(text);
    expect(document).toBeUndefined();
    expect(places(diagnostics)).toEqual([expected]);
  });

  it("says where the first of two equal keys is", () => {
    const { diagnostics } = parse("a: 1\nb: 2\na: 3");
    expect(diagnostics[0]?.message).toBe('The key "a" is in this map twice; the first is in line 1.');
  });

  it("reports faults in several lines together", () => {
    expect(places(parse("a: @x\nb: 1\nc: `y").diagnostics)).toEqual([
      "doc.yaml:1:4 yaml-syntax",
      "doc.yaml:3:4 yaml-syntax",
    ]);
  });
});

describe("hostile input", () => {
  it("refuses a billion laughs once, where the bomb goes off", () => {
    const lines = ["a0: &a0 [lol, lol]"];
    for (let level = 1; level < 50; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(", ")}]`,
      );
    }
    expect(places(parse(lines.join("\n")).diagnostics)).toEqual(["doc.yaml:6:25 alias-bomb"]);
  });

  test.each([
    ["brackets", "a: ".concat("[".repeat(100_000))],
    ["closed brackets", `${"[".repeat(100_000)}${"]".repeat(100_000)}`],
    ["maps of JSON", '{"a":'.repeat(100_000)],
    ["lists in one line", "- ".repeat(100_000)],
    ["complex keys", "? ".repeat(100_000)],
  ])("refuses 100,000 levels of %s", (_name, text) => {
    const { document, diagnostics } = parse(text);
    expect(document).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["document-too-deep"]);
  });

  it("refuses depth that is reached through aliases", () => {
    const nest = (inner: string) => "[".repeat(300) + inner + "]".repeat(300);
    const { diagnostics } = parse(`a: &a ${nest("1")}\nb: &b ${nest("*a")}\nc: ${nest("*b")}`);
    expect(places(diagnostics)).toEqual(["doc.yaml:2:307 document-too-deep"]);
  });

  it("refuses text that is too large without reading it", () => {
    const { diagnostics } = parse(" ".repeat(MAX_DOCUMENT_BYTES + 1));
    expect(places(diagnostics)).toEqual(["doc.yaml document-too-large"]);
  });

  it("counts bytes, not characters", () => {
    const { diagnostics } = parse(`# ${"é".repeat(MAX_DOCUMENT_BYTES / 2)}`);
    expect(places(diagnostics)).toEqual(["doc.yaml document-too-large"]);
  });

  it("reads maps of many keys without comparing each with each", () => {
    const text = Array.from({ length: 50_000 }, (_, index) => `key${index}: ${index}\n`).join("");
    expect(Object.keys(read(text).data as object)).toHaveLength(50_000);
  });
});

describe("locate", () => {
  const document = read(
    `info:
  title: Hooks
tags: [a, {name: b}]
base: &base
  x: 1
derived:
  <<: *base
  y: 2
same: *base
empty:
a/b~c: 1
`,
  );

  test.each<[pointer: string, value: string, key: string]>([
    ["", "doc.yaml:1:1", "doc.yaml:1:1"],
    ["/info", "doc.yaml:2:3", "doc.yaml:1:1"],
    ["/info/title", "doc.yaml:2:10", "doc.yaml:2:3"],
    ["/tags/0", "doc.yaml:3:8", "doc.yaml:3:8"],
    ["/tags/1/name", "doc.yaml:3:18", "doc.yaml:3:12"],
    ["/derived/x", "doc.yaml:5:6", "doc.yaml:5:3"],
    ["/derived/y", "doc.yaml:8:6", "doc.yaml:8:3"],
    ["/same", "doc.yaml:9:7", "doc.yaml:9:1"],
    ["/same/x", "doc.yaml:5:6", "doc.yaml:5:3"],
    ["/a~1b~0c", "doc.yaml:11:8", "doc.yaml:11:1"],
    ["/info/missing/deeper", "doc.yaml:2:3", "doc.yaml:1:1"],
    ["/tags/7", "doc.yaml:3:7", "doc.yaml:3:1"],
    ["/tags/-1", "doc.yaml:3:7", "doc.yaml:3:1"],
    ["/info/constructor", "doc.yaml:2:3", "doc.yaml:1:1"],
    ["no pointer", "doc.yaml:1:1", "doc.yaml:1:1"],
  ])("finds %s", (pointer, value, key) => {
    expect(place(document.locate(pointer))).toBe(value);
    expect(place(document.locate(pointer, { key: true }))).toBe(key);
  });

  it("finds the key of an empty value", () => {
    expect(place(document.locate("/empty", { key: true }))).toBe("doc.yaml:10:1");
  });

  it("does not count a byte order mark", () => {
    expect(place(read("\uFEFFa: 1").locate("/a"))).toBe("doc.yaml:1:4");
  });

  it("finds an event of Help Scout's document", () => {
    const file = "spec/helpscout/asyncapi.yaml";
    const text = readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
    const { line } = read(text, file).locate("/components/messages/ConvoCreated", { key: true });
    expect(text.split("\n")[(line ?? 0) - 1]).toBe("    ConvoCreated:");
  });
});
