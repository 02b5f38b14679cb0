import type { Change } from "../drift/change.js";
import { codeMarkdown, plainMarkdown } from "../emit/markdown.js";

/** One release, as a changelog tells of it. */
export interface Release {
  readonly version: string;
  /** The day of the release, `2026-11-20`. */
  readonly date: string;
  readonly changes: readonly Change[];
  /** Changes that are none of the spec's, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * A changelog with one more release, on top of the others and below `## [Unreleased]`, in the form of Keep a
 * Changelog 1.1.0. What people wrote stays as it is.
 */
export function addRelease(changelog: string, release: Release): string {
  const entry = formatRelease(release);
  const first = /^## \[(?!Unreleased\])/im.exec(changelog);
  if (first === null) return `${changelog.trimEnd()}\n\n${entry}`;
  return `${changelog.slice(0, first.index)}${entry}\n${changelog.slice(first.index)}`;
}

/** The entry of one release: one line a change. */
export function formatRelease({ version, date, changes, notes }: Release): string {
  const lines = new Map<string, string[]>([...sections].map((title) => [title, []]));
  for (const change of changes) lines.get(sectionOf(change))?.push(changeLine(change));
  lines.get("Changed")?.push(...notes);
  const written = [...lines].filter(([, items]) => items.length > 0);
  const body = written.map(
    ([title, items]) => `### ${title}\n\n${items.map((item) => `- ${item}\n`).join("")}`,
  );
  return `## [${version}] - ${date}\n\n${body.join("\n")}`;
}

const sections = ["Added", "Changed", "Removed"] as const;

function sectionOf(change: Change): (typeof sections)[number] {
  if (change.before === undefined && change.after !== undefined) return "Added";
  return change.after === undefined && change.before !== undefined ? "Removed" : "Changed";
}

function changeLine({ class: weight, what, events, path, before, after, reason }: Change): string {
  const place = path ?? (events.length === 1 ? events[0] : undefined) ?? what;
  const values = [before, after].filter((text) => text !== undefined).map((text) => plainMarkdown(text));
  const words = values.length === 0 ? "" : `: ${values.join(" → ")}`;
  const label = weight === "breaking" ? "**Breaking.** " : "";
  return `${label}${codeMarkdown(place)}${words}. ${plainMarkdown(reason)}`;
}
