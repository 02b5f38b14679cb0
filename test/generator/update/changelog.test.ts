import { check } from "prettier";
import { describe, expect, test } from "vitest";

import type { Change } from "../../../generator/drift/change.js";
import { addRelease, emptyChangelog, formatRelease } from "../../../generator/update/changelog.js";

const added: Change = {
  class: "addition",
  what: "event",
  events: ["tag.merged"],
  after: "tag.merged: Tag",
  reason: "A new event. An exhaustive `satisfies Handlers` stops compiling until it has a handler for it.",
};
const removed: Change = {
  class: "breaking",
  what: "payload",
  events: ["tag.created", "tag.updated"],
  path: "Tag.color",
  before: "string | null",
  reason: "Code that reads it gets nothing.",
};
const edited: Change = {
  class: "documentation",
  what: "documentation",
  events: ["tag.created", "tag.updated"],
  path: "Tag.id",
  before: "The id.",
  after: "The identifier.",
  reason: "The description was edited.",
};
const release = { version: "0.2.0", date: "2026-12-01", changes: [added, removed, edited], notes: [] };

/** The lines of changes in the entry of a release. */
function linesOf(change: Change): string {
  const text = formatRelease({ ...release, changes: [change] });
  return text
    .split("\n")
    .filter((line) => line.startsWith("- "))
    .join("\n");
}

describe("the entry of a release", () => {
  test("stands on top of the earlier ones, and leaves them as they are", () => {
    const changelog = "# Changelog\n\nWords.\n\n## [0.1.0] - 2026-11-20\n\n- First.\n";
    expect(addRelease(changelog, { ...release, notes: ["Run-time code updated."] })).toBe(`# Changelog

Words.

## [0.2.0] - 2026-12-01

### Added

- \`tag.merged: Tag\`. A new event. An exhaustive \`satisfies Handlers\` stops compiling until it has a handler for it.

### Changed

- \`Tag.id\`: “The id.” → “The identifier.” The description was edited.
- Run-time code updated.

### Removed

- **Breaking.** \`Tag.color\`: \`string | null\`. Code that reads it gets nothing.

## [0.1.0] - 2026-11-20

- First.
`);
  });

  test("stands below what is not released yet", () => {
    const changelog = "# Changelog\n\n## [Unreleased]\n\n- Soon.\n\n## [0.1.0] - 2026-11-20\n";
    expect(addRelease(changelog, release)).toMatch(
      /## \[Unreleased\]\n\n- Soon\.\n\n## \[0\.2\.0\][\s\S]*## \[0\.1\.0\]/,
    );
  });

  test("ends a changelog that has none", () => {
    expect(addRelease(emptyChangelog, release)).toMatch(
      /^# Changelog\n[\s\S]+\n\n## \[0\.2\.0\] - 2026-12-01\n/,
    );
  });

  test("gets a link where the release before has one", () => {
    const link = "[0.1.0]: https://example.com/releases/tag/helpscout-v0.1.0\n";
    const changelog = `# Changelog\n\n## [0.1.0] - 2026-11-20\n\n- First.\n\n${link}`;
    const text = addRelease(changelog, release);
    expect(text).toContain(`\n\n[0.2.0]: https://example.com/releases/tag/helpscout-v0.2.0\n${link}`);
    expect(addRelease(text, { ...release, version: "0.3.0" })).toContain(
      "[0.3.0]: https://example.com/releases/tag/helpscout-v0.3.0\n[0.2.0]: ",
    );
  });

  test("names the events of a change that has no place in a payload", () => {
    const change: Change = {
      class: "breaking",
      what: "event",
      events: ["b"],
      before: "a",
      after: "b",
      reason: "Renamed.",
    };
    expect(linesOf(change)).toBe("- **Breaking.** `b`: `a` → `b`. Renamed.");
    const many = { ...change, events: ["a", "b", "c", "d", "e"] };
    expect(linesOf(many)).toContain("`a, b, c and 2 more`: ");
    expect(linesOf({ ...change, events: [], what: "delivery" })).toContain("`delivery`: ");
  });

  test("cannot be given a link, an image, a heading or a second line by a document", () => {
    const hostile = "![i](https://example.com/x.png)\n## [9.9.9] <b> `` ` @someone";
    const changes: Change[] = [
      { ...removed, path: `Tag.${hostile}`, before: hostile, reason: hostile },
      { ...edited, before: hostile, after: hostile, reason: `\`${hostile}\`` },
    ];
    for (const change of changes) {
      const line = linesOf(change);
      expect(line).toMatch(/^- [^\n]+$/);
      expect(line).not.toMatch(/(?<!\\)!\[|(?<!\\)\]\(|(?<!\\)<b>|:\/\//);
    }
  });

  test("is laid out as the formatter would", async () => {
    const hostile = "1. * _a_ | ~b~ $c$ <d> [e](f) !g #h +i -j {k}";
    const changes = [added, removed, edited, { ...edited, before: hostile, after: hostile, reason: hostile }];
    const text = addRelease(addRelease(emptyChangelog, release), { ...release, version: "0.3.0", changes });
    expect(await check(text, { parser: "markdown", printWidth: 110 })).toBe(true);
  });
});
