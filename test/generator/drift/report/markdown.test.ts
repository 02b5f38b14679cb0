import { expect, test } from "vitest";

import { formatMarkdown } from "../../../../generator/drift/report/markdown.js";
import type { ReportedChange } from "../../../../generator/drift/report/report.js";
import { changes, drifted, failed, hostile, hostileReport, raw, unchanged } from "./reports.js";

test("a report is a table a class, with what to do folded away", () => {
  expect(formatMarkdown([drifted])).toBe(`### acme: 3 changes, 1 of them breaking

Compared with \`https://example.com/asyncapi.yaml\`.

#### Breaking (1)

| Where | Before | After | Why | Events |
| --- | --- | --- | --- | --- |
| \`Tag.color\` | string | string \\| null | \`null\` may arrive where code could rely on a value. | \`tag.created\`, \`tag.updated\` |

#### Additions (1)

| Where | Before | After | Why | Events |
| --- | --- | --- | --- | --- |
| \`TagMerged\` |  | TagMerged: Tag | A new event, wire name not stated. | \`TagMerged\` |

<details>
<summary>What to do (1)</summary>

\`TagMerged\`

\`\`\`
State it in an overlay:
  - target: $.components.messages.TagMerged
\`\`\`

</details>

<details>
<summary>Documentation (1)</summary>

| Where | Before | After | Why | Events |
| --- | --- | --- | --- | --- |
| \`/info/description\` (overridden) | Old words. | New words. | Overridden: the overlay sets this. |  |

</details>`);
});

test("a provider without drift and one that failed are said to be so", () => {
  expect(formatMarkdown([unchanged, failed])).toBe(`### other: no drift

Compared with \`https://example.com/asyncapi.yaml\`.

### third: no comparison

Compared with \`https://example.com/asyncapi.yaml\`.

- It is a page. Use the raw file.`);
});

function report(count: number, words: string) {
  const [first] = changes;
  if (first === undefined) throw new Error("no change");
  const many = Array.from({ length: count }, (_, index): ReportedChange => ({
    ...first,
    path: `Tag.p${index}`,
    before: words,
    after: words,
    help: words,
  }));
  return { ...drifted, changes: many };
}

test("a report that is too long for a comment is cut off after a change, and counts the rest", () => {
  const text = formatMarkdown([report(2000, "word @me "), unchanged]);
  expect(text.length).toBeLessThanOrEqual(60_000);
  expect(text.length).toBeGreaterThan(55_000);
  const shown = text.match(/^\| `Tag\.p/gm)?.length ?? 0;
  expect(text).toContain(`… and ${2000 - shown} more changes`);
  expect(text).toContain("### other: no drift");
});

test("a limit that one change more would pass is kept", () => {
  const whole = formatMarkdown([report(3, "words")]);
  expect(formatMarkdown([report(3, "words")], { maxLength: whole.length })).toBe(whole);
  expect(formatMarkdown([report(3, "words")], { maxLength: whole.length - 1 })).toContain(
    "… and 1 more change",
  );
  expect(formatMarkdown([report(3, "words")], { maxLength: 0 })).toContain("… and 3 more changes");
});

test("one long text does not fill the comment", () => {
  expect(formatMarkdown([report(1, "word ".repeat(10_000))]).length).toBeLessThan(3000);
});

test("nothing of a document is markup, a mention, a link or a reference", () => {
  const text = formatMarkdown([{ ...hostileReport, diagnostics: [] }]);
  expect(text).not.toMatch(raw);
  const outside = text
    .replace(/^(`{3,})\n[\s\S]*?^\1$/gm, "")
    .replace(/(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
  const own = /<\/?(?:code|details|summary)>/g;
  expect(outside.replace(own, "")).not.toMatch(/[<>]/);
  expect(outside.match(/<details>/g)?.length).toBe(outside.match(/<\/details>/g)?.length);
  expect(outside).not.toMatch(/@\w|(?<!\\|&)#\d|www\.|:\/\/|GH-|\]\(/);
  for (const row of outside.split("\n").filter((line) => line.startsWith("| ")))
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
});

test("a block of code is closed by nothing that a document says", () => {
  const [first] = changes;
  if (first === undefined) throw new Error("no change");
  const help = `first\n\`\`\`\`\n</details>\n${hostile}`;
  const text = formatMarkdown([{ ...drifted, changes: [{ ...first, help }] }]);
  expect(text).toContain("`````\nfirst\n````\n</details>\n");
});
