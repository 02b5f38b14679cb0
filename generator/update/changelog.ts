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

/** A changelog without any release yet. */
export const emptyChangelog = `# Changelog

The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/); versions follow
[Semantic Versioning](https://semver.org/spec/v2.0.0.html).
`;

/**
 * A changelog with one more release, on top of the others and below `## [Unreleased]`, in the form of Keep a
 * Changelog 1.1.0. What people wrote stays as it is.
 */
export function addRelease(changelog: string, release: Release): string {
  const entry = formatRelease(release);
  const first = /^## \[(?!Unreleased\])/im.exec(changelog);
  if (first === null) return `${changelog.trimEnd()}\n\n${entry}`;
  const added = `${changelog.slice(0, first.index)}${entry}\n${changelog.slice(first.index)}`;
  return withLink(added, release.version);
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
  if (change.what === "documentation") return "Changed";
  if (change.before === undefined && change.after !== undefined) return "Added";
  return change.after === undefined && change.before !== undefined ? "Removed" : "Changed";
}

function changeLine(change: Change): string {
  const label = change.class === "breaking" ? "**Breaking.** " : "";
  const what = subject(change);
  return `${label}${what}${/[.!?]”$/.test(what) ? "" : "."} ${prose(change.reason)}`;
}

/** What changed, and how; the value of an event that comes or goes names the event itself. */
function subject(change: Change): string {
  const { what, before, after } = change;
  const shown = what === "documentation" ? quoted : code;
  const values = [before, after].filter((text) => text !== undefined);
  const place = placeOf(change);
  if (values.length === 1 && values[0]?.startsWith(`${place}: `)) return code(values[0]);
  const words = values.map((text) => shown(text)).join(" → ");
  return words === "" ? code(place) : `${code(place)}: ${words}`;
}

/** Text as code. In a list, unlike in a table, all of ASCII but the backtick may stand in a code span as it is. */
function code(text: string): string {
  return /^[!-_a-~](?:[ -_a-~]*[!-_a-~])?$/.test(text) ? `\`${text}\`` : codeMarkdown(text);
}

function quoted(text: string): string {
  return `“${plainMarkdown(text)}”`;
}

/** So many events of a change without a path are named. */
const MAX_EVENTS = 3;

function placeOf({ path, events, what }: Change): string {
  if (path !== undefined) return path;
  if (events.length === 0) return what;
  const more = events.length - MAX_EVENTS;
  return `${events.slice(0, MAX_EVENTS).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** A sentence of which the parts in backticks are code. */
function prose(text: string): string {
  const parts = text.split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : spaced(part))).join("");
}

/** {@link plainMarkdown} that keeps the space to what stands before and after. */
function spaced(text: string): string {
  const plain = plainMarkdown(text);
  return plain === "" ? text : `${/^\s/.test(text) ? " " : ""}${plain}${/\s$/.test(text) ? " " : ""}`;
}

/** Where the newest release before has a link, such as `[0.1.0]: …/v0.1.0`, the new one gets its like. */
function withLink(changelog: string, version: string): string {
  const links = [...changelog.matchAll(/^\[([^\]]+)\]: \S*\n?/gm)];
  const model = links.find(([line, label]) => label !== undefined && line.split(label).length > 2);
  if (model?.[1] === undefined || links.some(([, label]) => label === version)) return changelog;
  const line = model[0].trimEnd().replaceAll(model[1], version);
  return `${changelog.slice(0, model.index)}${line}\n${changelog.slice(model.index)}`;
}
