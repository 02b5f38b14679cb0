import { expect, test } from "vitest";

import { formatGithub } from "../../../../generator/drift/report/github.js";
import { drifted, failed, hostileReport, raw, unchanged } from "./reports.js";

test("each change is an annotation at its place, as serious as its class", () => {
  expect(formatGithub([drifted]).split("\n")).toEqual([
    "::error file=spec/acme/asyncapi.yaml,line=12,col=3,title=acme%3A breaking::Tag.color: string → string | null. `null` may arrive where code could rely on a value.",
    "::warning title=acme%3A addition::TagMerged: TagMerged: Tag. A new event, wire name not stated.%0AState it in an overlay:%0A  - target: $.components.messages.TagMerged",
    "::notice title=acme%3A documentation::/info/description: Old words. → New words. (overridden). Overridden: the overlay sets this.",
    "hookstep drift: acme: 3 changes, 1 of them breaking",
  ]);
});

test("a provider without drift is a plain line, and a failure an annotation", () => {
  expect(formatGithub([unchanged, failed]).split("\n")).toEqual([
    "hookstep drift: other: no drift",
    "::error title=third%3A no comparison::It is a page.%0AUse the raw file.",
  ]);
});

test("nothing of a document becomes a command, or a property of one", () => {
  const text = formatGithub([hostileReport]);
  const lines = text.split("\n");
  expect(lines).toHaveLength(4);
  expect(text).not.toMatch(raw);
  expect(text).not.toContain("##[");
  for (const line of lines.slice(0, 3)) {
    const [, properties = "", message = ""] = /^::\w+ (.*?)::(.*)$/.exec(line) ?? [];
    expect(properties).toMatch(/^file=[^,:]*,line=1,title=[^,:]*$/);
    expect(message).not.toMatch(/%(?!25|0A)/);
    expect(message).toContain("100%25 a,b:c");
  }
});
