import { expect, test } from "vitest";

import { formatText } from "../../../../generator/drift/report/text.js";
import { drifted, failed, hostileReport, raw, unchanged } from "./reports.js";

test("a report names every change with what it was, what it is, and why it matters", () => {
  expect(formatText([drifted], { color: false }))
    .toBe(`acme: 3 changes, 1 of them breaking (https://example.com/asyncapi.yaml)

Breaking (1)
  ✗ Tag.color
      was    string
      now    string | null
      why    \`null\` may arrive where code could rely on a value.
      events tag.created, tag.updated
      at     spec/acme/asyncapi.yaml:12:3

Additions (1)
  + TagMerged
      now    TagMerged: Tag
      why    A new event, wire name not stated.
      events TagMerged
      │ State it in an overlay:
      │   - target: $.components.messages.TagMerged

Documentation (1)
  · /info/description (overridden)
      was    Old words.
      now    New words.
      why    Overridden: the overlay sets this.`);
});

test("a provider without drift is one line, and one that failed is left to its diagnostics", () => {
  expect(formatText([unchanged, failed], { color: false })).toBe(
    "✓ other: no drift (https://example.com/asyncapi.yaml)",
  );
});

test("many events are counted rather than named", () => {
  const events = Array.from({ length: 20 }, (_, index) => `event.${index}`);
  const report = { ...drifted, changes: drifted.changes.map((change) => ({ ...change, events })) };
  expect(formatText([report], { color: false })).toContain(
    "event.0, event.1, event.2, event.3, event.4, event.5 and 14 more",
  );
});

test("colours are there when they are wanted", () => {
  expect(formatText([drifted], { color: true })).toContain("\u001b[31mBreaking (1)\u001b[39m");
});

test("nothing of a document reaches a terminal or a log's reader raw", () => {
  const text = formatText([hostileReport], { color: false });
  expect(text).not.toMatch(raw);
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).not.toContain("##[");
});
