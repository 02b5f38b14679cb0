import { describe, expect, it, test } from "vitest";
import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import { formatDiagnostic, formatDiagnostics } from "../../../generator/diagnostics/format.js";

const diagnostic: Diagnostic = {
  code: "duplicate-key",
  severity: "error",
  message: "the key is here twice",
  location: { file: "doc.yaml", line: 2, column: 4 },
};
const plain = { color: false };

describe("one diagnostic", () => {
  it("begins with its place", () => {
    expect(formatDiagnostic(diagnostic, plain)).toBe(
      "doc.yaml:2:4 error duplicate-key: the key is here twice",
    );
  });

  it("names the file alone where that is all that is known", () => {
    const text = formatDiagnostic({ ...diagnostic, location: { file: "doc.yaml" } }, plain);
    expect(text).toBe("doc.yaml error duplicate-key: the key is here twice");
  });

  it("does without a place", () => {
    const { location: _location, ...nowhere } = diagnostic;
    expect(formatDiagnostic(nowhere, plain)).toBe("error duplicate-key: the key is here twice");
  });

  it("indents its help", () => {
    expect(formatDiagnostic({ ...diagnostic, help: "add:\n  a: 1" }, plain)).toBe(
      "doc.yaml:2:4 error duplicate-key: the key is here twice\n    add:\n      a: 1",
    );
  });

  it("shows the line and the place in it", () => {
    expect(formatDiagnostic({ ...diagnostic, help: "help" }, { ...plain, source: "a: 1\nbc: 2\r\n" })).toBe(
      [
        "doc.yaml:2:4 error duplicate-key: the key is here twice",
        "    2 | bc: 2",
        "      |    ^",
        "    help",
      ].join("\n"),
    );
  });

  it("shows part of a line that is long", () => {
    const location = { file: "doc.json", line: 1, column: 500_001 };
    const source = `${"a".repeat(500_000)}X${"b".repeat(500_000)}`;
    const [, line, marker] = formatDiagnostic({ ...diagnostic, location }, { ...plain, source }).split("\n");
    expect(line).toBe(`    1 | …${"a".repeat(60)}X${"b".repeat(39)}…`);
    expect(marker?.indexOf("^")).toBe(line?.indexOf("X"));
  });

  test.each([
    ["a line that is not there", { line: 9, column: 1 }],
    ["no line", {}],
  ])("shows nothing of %s", (_name, position) => {
    const text = formatDiagnostic(
      { ...diagnostic, location: { file: "a", ...position } },
      { ...plain, source: "x" },
    );
    expect(text.split("\n")).toHaveLength(1);
  });

  it("is coloured when asked to be", () => {
    expect(formatDiagnostic(diagnostic, { color: true })).toContain("\u001b[31merror\u001b[39m");
  });
});

describe("text from documents", () => {
  test.each<[name: string, text: string, shown: string]>([
    ["escape sequences", "\u001b[31mred\u001b]0;title\u0007", "\\u001b[31mred\\u001b]0;title\\u0007"],
    ["8-bit escape sequences", "\u009b31m", "\\u009b31m"],
    ["line breaks", "a\nb\r\u2028c\u2029\u0085", "a\\nb\\r\\u2028c\\u2029\\u0085"],
    [
      "bidirectional overrides",
      "\u202eevil\u202c \u2066x\u2069\u200f",
      "\\u202eevil\\u202c \\u2066x\\u2069\\u200f",
    ],
    ["invisible characters", "a\u200bb\ufeff\u00ad", "a\\u200bb\\ufeff\\u00ad"],
    ["tag characters", "\u{e0041}", "\\u{e0041}"],
    ["lone surrogates", "\ud800x", "\\ud800x"],
    ["backspace, delete and nothing", "\b\u007f\0", "\\u0008\\u007f\\u0000"],
  ])("cannot smuggle %s into a terminal", (_name, text, shown) => {
    const everywhere: Diagnostic = {
      code: "duplicate-event",
      severity: "info",
      message: text,
      location: { file: text, line: 1, column: 1 },
      help: text.replace("\n", ""),
    };
    const output = formatDiagnostic(everywhere, { color: false, source: text.replaceAll("\n", "") });
    expect(output).toContain(`${shown}:1:1 info duplicate-event: ${shown}\n`);
    expect(output.replaceAll("\n", "")).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it("stays as it is in any script", () => {
    const message = "日本 – ñ \u{1f468}\u200d\u{1f469}\u200d\u{1f467} هلا";
    expect(formatDiagnostic({ ...diagnostic, message }, plain)).toContain(message);
  });
});

describe("a list", () => {
  const at = (file: string, line: number, column: number, severity: Diagnostic["severity"]): Diagnostic => ({
    code: "duplicate-event",
    severity,
    message: "m",
    location: { file, line, column },
  });

  it("is sorted by place and counted", () => {
    const list = [
      at("b", 1, 1, "error"),
      at("a", 10, 1, "warning"),
      at("a", 9, 7, "error"),
      at("a", 9, 2, "info"),
    ];
    expect(formatDiagnostics(list, plain).split("\n")).toEqual([
      "a:9:2 info duplicate-event: m",
      "a:9:7 error duplicate-event: m",
      "a:10:1 warning duplicate-event: m",
      "b:1:1 error duplicate-event: m",
      "2 errors, 1 warning, 1 note",
    ]);
  });

  it("shows lines of the files it is given", () => {
    const text = formatDiagnostics([at("a", 1, 1, "error"), at("b", 1, 1, "error")], {
      ...plain,
      sources: new Map([["b", "text"]]),
    });
    expect(text.split("\n")).toEqual([
      "a:1:1 error duplicate-event: m",
      "b:1:1 error duplicate-event: m",
      "    1 | text",
      "      | ^",
      "2 errors",
    ]);
  });

  it("is nothing when empty", () => {
    expect(formatDiagnostics([], plain)).toBe("");
  });
});
