import { describe, expect, test } from "vitest";

import type { Change } from "../../../generator/drift/change.js";
import { addRelease } from "../../../generator/update/changelog.js";

const added: Change = {
  class: "addition",
  what: "event",
  events: ["tag.merged"],
  after: "Tag",
  reason: "A new event; `satisfies Handlers` asks for its handler.",
};
const removed: Change = {
  class: "breaking",
  what: "payload",
  events: ["tag.created", "tag.updated"],
  path: "Tag.color",
  before: "string",
  reason: "Code that reads it gets nothing.",
};
const release = { version: "0.2.0", date: "2026-12-01", changes: [added, removed], notes: [] };

describe("the entry of a release", () => {
  test("stands on top of the earlier ones, and leaves them as they are", () => {
    const changelog = "# Changelog\n\nWords.\n\n## [0.1.0] - 2026-11-20\n\n- First.\n";
    expect(addRelease(changelog, release)).toBe(`# Changelog

Words.

## [0.2.0] - 2026-12-01

### Added

- \`tag.merged\`: Tag. A new event; \\\`satisfies Handlers\\\` asks for its handler.

### Removed

- **Breaking.** \`Tag.color\`: string. Code that reads it gets nothing.

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
    expect(addRelease("# Changelog\n", release)).toMatch(/^# Changelog\n\n## \[0\.2\.0\] - 2026-12-01\n/);
  });

  test("cannot be given a link, an image or a heading by a document", () => {
    const hostile = { ...removed, path: "Tag.`x`", reason: "![i](https://example.com/x.png)\n## [9.9.9]" };
    const text = addRelease("# Changelog\n", { ...release, changes: [hostile] });
    expect(text).toContain(
      "- **Breaking.** `` Tag.`x` ``: string. \\!\\[i\\](https://example.com/x.png) ## \\[9.9.9\\]",
    );
  });
});
