import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";

import { formatJson } from "../../../../generator/drift/report/json.js";
import { drifted, failed, hostile, hostileReport, raw, unchanged } from "./reports.js";

const schema: object = JSON.parse(
  readFileSync(new URL("../../../../generator/drift/drift.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

interface Output {
  readonly providers: readonly {
    readonly name: string;
    readonly changes: readonly Record<string, unknown>[];
  }[];
}

function parse(text: string): Output {
  const output: Output = JSON.parse(text);
  validate(output);
  expect(validate.errors).toBe(null);
  return output;
}

test("every report is as its schema says", () => {
  const { providers } = parse(formatJson([drifted, unchanged, failed]));
  expect(providers.map(({ name, changes }) => [name, changes.length])).toEqual([
    ["acme", 3],
    ["other", 0],
    ["third", 0],
  ]);
  expect(parse(formatJson([]))).toEqual({ providers: [] });
});

test("a change has all that is known of it, and its event by itself where there is one", () => {
  const [breaking, addition] = parse(formatJson([drifted])).providers[0]?.changes ?? [];
  expect(breaking).toEqual(drifted.changes[0]);
  expect(addition).toEqual({ ...drifted.changes[1], event: "TagMerged" });
});

test("what a document says is the same after parsing, and cannot act before it", () => {
  const text = formatJson([hostileReport]);
  expect(text).not.toMatch(raw);
  const [provider] = parse(text).providers;
  expect(provider?.name).toBe(hostile);
  expect(provider?.changes[0]).toMatchObject({ path: hostile, reason: hostile });
});

test("the schema refuses what is no report", () => {
  expect(validate({ providers: [{ name: "acme", changes: [{ class: "serious" }] }] })).toBe(false);
  expect(validate({})).toBe(false);
});
