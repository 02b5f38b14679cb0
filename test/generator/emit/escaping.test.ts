import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { docText, escapeComment } from "../../../generator/emit/doc-comment.js";
import { header, headerText } from "../../../generator/emit/header.js";
import { inDisplayOrder, literal, stringLiteral } from "../../../generator/emit/literal.js";
import { codeMarkdown, plainMarkdown } from "../../../generator/emit/markdown.js";
import { firstSentence } from "../../../generator/emit/prose.js";
import { hostileNames } from "./support/hostile-names.js";

/** Runs an expression as a program would. */
function evaluate(expression: string): unknown {
  return runInThisContext(`(${expression})`);
}

describe("a literal", () => {
  it.each([...hostileNames, "", "\ud800", "a\u200db"])("of the text %j is that text", (text) => {
    expect(evaluate(stringLiteral(text))).toBe(text);
    expect(stringLiteral(text)).toMatch(/^[^\n\r\u2028\u2029\u202e\ufeff]*$/);
  });

  it.each<[unknown]>([
    [null],
    [true],
    [-0.5],
    [1e21],
    [[]],
    [{}],
    [[1, ["a", { b: null }]]],
    [JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"a b":2}')],
  ])("of %j is that value", (value) => {
    const copy = evaluate(literal(value));
    expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
    expect((copy as { polluted?: unknown } | null)?.polluted).toBeUndefined();
  });

  it("shows characters that reorder others as escapes", () => {
    expect(inDisplayOrder('"a\u202eb\u2066"')).toBe('"a\\u202eb\\u2066"');
  });
});

describe("a comment", () => {
  it.each([
    ["*/", "*\\/"],
    ["*/*/", "*\\/*\\/"],
    ["**/", "**\\/"],
    ["*\u0000/", "*\\/"],
    ["*\u202e\u001b/", "*\\/"],
    ["a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"],
    ["a\u0007b\u202ec", "abc"],
    ["tab\tand 日本", "tab\tand 日本"],
    ["@deprecated", "\\@deprecated"],
    ["  @x", "  \\@x"],
    ["\u0000@x", "\\@x"],
    ["mail@example.com", "mail@example.com"],
    ["see {@link x}", "see {\\@link x}"],
    ["see @internal", "see &#64;internal"],
  ])("says %j as %j", (text, want) => {
    expect(escapeComment(text)).toBe(want);
  });

  it.each(hostileNames)("is not ended by %j", (name) => {
    const comment = `/** ${docText({ description: name, deprecatedReason: name }) ?? ""} */`;
    expect(comment.indexOf("*/")).toBe(comment.length - 2);
    const line = header({ document: name, command: name });
    expect(line.trimEnd()).not.toMatch(/[\n\r\u2028\u2029]/);
    expect(`<!-- ${headerText({ document: name, command: name })} -->`.match(/--!?>/g)).toHaveLength(1);
  });

  it("says nothing where there is nothing to say", () => {
    expect(docText({})).toBeUndefined();
    expect(docText({ description: " \n " })).toBeUndefined();
  });

  it("wraps prose, and leaves lists, tables and code as they are", () => {
    const long = "word ".repeat(30).trim();
    const table = `| ${long} |`;
    const text = `${long}\n\n- ${long}\n\n${table}\n\n\`\`\`\n${long}\n\`\`\`\n\n    ${long}`;
    const lines = (docText({ description: text }) ?? "").split("\n");
    expect(lines).toContain(table);
    expect(lines).toContain(long);
    expect(lines).toContain(`    ${long}`);
    const others = lines.filter((line) => ![table, long, `    ${long}`].includes(line));
    expect(Math.max(...others.map((line) => line.length))).toBeLessThanOrEqual(98);
    expect(others.filter((line) => /^ {2}word/.test(line))).toHaveLength(1);
  });
});

describe("a text in Markdown", () => {
  it.each([
    ["a *b* _c_ `d` ~e~", "a \\*b\\* \\_c\\_ \\`d\\` \\~e\\~"],
    ["[x](y) ![x](y)", "\\[x\\](y) \\!\\[x\\](y)"],
    ["<b> & &lt;", "&lt;b> &amp; &amp;lt;"],
    ["a | b", "a \\| b"],
    ["$\\href{x}{y}$", "\\$\\\\href{x}{y}\\$"],
    ["https://example.com", "https:\\//example.com"],
    ["WWW.example.com", "WWW\\.example.com"],
    [" a\n\nb\u2028c\u202ed ", "a b c d"],
  ])("%j is plain", (text, want) => {
    expect(plainMarkdown(text)).toBe(want);
  });

  it.each([
    ["convo.created", "`convo.created`"],
    ["a b", "`a b`"],
    ["<b>*x*", "`<b>*x*`"],
    ["日本", "`日本`"],
    ["a|b", "<code>a&#124;b</code>"],
    ["`", "<code>&#96;</code>"],
    [" a ", "<code>&#32;a&#32;</code>"],
    ["a\n", "<code>a&#92;n</code>"],
    ["\u202e", "<code>&#92;u202e</code>"],
    ["\\|", "<code>&#92;&#92;&#124;</code>"],
  ])("%j as code is %s", (text, want) => {
    expect(codeMarkdown(text)).toBe(want);
  });
});

describe("the first sentence", () => {
  it.each([
    ["One. Two.", "One."],
    ["Only one", "Only one"],
    ["See e.g. this. And that.", "See e.g. this."],
    ["Version 1.2 is out. Good.", "Version 1.2 is out."],
    ["Really? Yes.", "Really?"],
    ["First\nline. Second.", "First\nline."],
  ])("of %j is %j", (text, want) => {
    expect(firstSentence(text)).toBe(want);
  });
});
