import { describe, expect, test } from "vitest";

import { readRows } from "../../../generator/catalog/rows.js";

const row = { vendor: "acme", event_name: "a", payload_schema: {} };

/** What reading a catalogue for Acme finds, as `line:column code message`. */
function faultsOf(...lines: readonly (string | object)[]): readonly string[] {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  return readRows({ file: "rows.jsonl", text }, "acme").diagnostics.map(
    ({ code, message, location }) => `${location?.line ?? ""} ${code} ${message}`,
  );
}

test("empty lines, Windows line ends and members that nobody asked for do no harm", () => {
  const text = `\r\n${JSON.stringify({ ...row, popularity: 1 })}\r\n\r\n${JSON.stringify({ ...row, event_name: "b" })}`;
  const { rows, diagnostics } = readRows({ file: "rows.jsonl", text }, "acme");
  expect(diagnostics).toEqual([]);
  expect(rows?.map(({ event_name, line }) => [event_name, line])).toEqual([
    ["a", 2],
    ["b", 4],
  ]);
});

test("nested values may be texts, as tables keep them", () => {
  const nested = { payload_schema: '{ "type": "object" }', retry_policy: '{ "max_attempts": 3 }' };
  const { rows } = readRows({ file: "rows.jsonl", text: JSON.stringify({ ...row, ...nested }) }, "acme");
  expect(rows).toMatchObject([{ payload_schema: { type: "object" }, retry_policy: { max_attempts: 3 } }]);
});

describe("a row that cannot be read is told with its line", () => {
  test.each<[what: string, line: string | object, message: string]>([
    ["no JSON", '{ "vendor": ', "yaml-syntax"],
    ["no object", "[]", "invalid-row A row must be an object."],
    ["no vendor", { event_name: "a" }, "invalid-row `vendor` must be a vendor's name."],
    ["no event", { ...row, event_name: " " }, "invalid-row `event_name` must be the name of an event."],
    [
      "no schema",
      { ...row, payload_schema: null },
      "invalid-row `payload_schema` must be a JSON Schema, or the text of one.",
    ],
    ["a schema that is a list", { ...row, payload_schema: "[]" }, "invalid-row `payload_schema` must be"],
    [
      "a method that is a list",
      { ...row, auth_method: ["hmac"] },
      "invalid-row `auth_method` must be a text, or null.",
    ],
    [
      "an address that is none",
      { ...row, docs_url: "docs" },
      "invalid-row `docs_url` must be an address, or null.",
    ],
    [
      "retries in words",
      { ...row, retry_policy: "five" },
      "invalid-row `retry_policy` must be an object, or the text of one.",
    ],
    [
      "half a retry",
      { ...row, retry_policy: { max_attempts: 2.5 } },
      "invalid-row `retry_policy.max_attempts` must be a whole number, or null.",
    ],
  ])("%s", (_, line, message) => {
    const [fault, ...others] = faultsOf({ ...row, event_name: "b" }, "", line);
    expect(fault).toMatch(/^3 /);
    expect(fault).toContain(message);
    expect(others).toEqual([]);
  });
});

test("the same event twice is told with both lines", () => {
  expect(faultsOf(row, { ...row, vendor: "other" }, row)).toEqual([
    "3 duplicate-event The event `a` is on line 1 and on line 3.",
  ]);
});

test("rows of other vendors need only be rows", () => {
  expect(faultsOf(row, { vendor: "other", payload_schema: 1 })).toEqual([]);
});

describe("a vendor that the catalogue does not have", () => {
  const find = (vendor: string, ...vendors: readonly string[]) =>
    readRows(
      { file: "r", text: vendors.map((name) => JSON.stringify({ ...row, vendor: name })).join("\n") },
      vendor,
    ).diagnostics[0];

  test.each([
    ["helpscout", "help-scout"],
    ["Help-Scout", "help-scout"],
    ["sripe", "stripe"],
  ])("is told with the nearest: %s, %s", (vendor, nearest) => {
    const fault = find(vendor, "zendesk", "stripe", "help-scout");
    expect(fault?.message).toContain(`Did you mean \`${nearest}\`?`);
    expect(fault?.help).toBe("It has: help-scout, stripe, zendesk.");
  });

  test("is told without one where none is near", () => {
    expect(find("github", "zendesk")?.message).toBe("The catalogue has no vendor `github`.");
    expect(find("github")?.help).toBe("It has no rows.");
  });
});
