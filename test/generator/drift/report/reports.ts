import type { ProviderReport, ReportedChange } from "../../../../generator/drift/report/report.js";

/** A change of each class, with everything a change can have between them. */
export const changes: readonly ReportedChange[] = [
  {
    class: "breaking",
    what: "payload",
    events: ["tag.created", "tag.updated"],
    path: "Tag.color",
    before: "string",
    after: "string | null",
    reason: "`null` may arrive where code could rely on a value.",
    from: "/components/schemas/Tag/properties/color",
    to: "/components/schemas/Tag/properties/color",
    location: { file: "spec/acme/asyncapi.yaml", line: 12, column: 3 },
  },
  {
    class: "addition",
    what: "event",
    events: ["TagMerged"],
    after: "TagMerged: Tag",
    reason: "A new event, wire name not stated.",
    to: "/components/messages/TagMerged",
    help: "State it in an overlay:\n  - target: $.components.messages.TagMerged",
  },
  {
    class: "documentation",
    what: "documentation",
    events: [],
    before: "Old words.",
    after: "New words.",
    reason: "Overridden: the overlay sets this.",
    from: "/info/description",
    to: "/info/description",
    overridden: true,
  },
];

/** A provider that drifted. */
export const drifted: ProviderReport = {
  name: "acme",
  upstream: "https://example.com/asyncapi.yaml",
  changes,
  diagnostics: [],
};

/** A provider that did not. */
export const unchanged: ProviderReport = { ...drifted, name: "other", changes: [] };

/** A provider that could not be compared. */
export const failed: ProviderReport = {
  ...unchanged,
  name: "third",
  diagnostics: [
    { code: "upstream-html", severity: "error", message: "It is a page.", help: "Use the raw file." },
  ],
};

/** What a document may try to do to whoever prints it. */
export const hostile = [
  "\u001b[31mred\u001b[0m",
  "\u202egnp.exe\u2066",
  "\r\n::error::injected",
  "##[add-mask]x",
  "<script>alert(1)</script><!--",
  "| cell | [link](https://evil.example) ![image](x) `code` ```fence",
  "@everyone #1 www.evil.example https://evil.example GH-1",
  "</details>",
  "100% a,b:c",
].join(" ");

/** A report in which everything that a document says is hostile. */
export const hostileReport: ProviderReport = {
  ...drifted,
  name: hostile,
  changes: changes.map((change) => ({
    ...change,
    events: [hostile],
    path: hostile,
    before: hostile,
    after: hostile,
    reason: hostile,
    help: hostile,
    location: { file: hostile, line: 1 },
  })),
};

/** What stands in no report: escape sequences, controls but line breaks, and what reorders text. */
export const raw = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u;
