import { INFERRED } from "../document/overlay-unconfirmed.js";
import { ownNameMember } from "../document/own-name.js";
import { parsePointer, childPointer } from "../document/references.js";
import type { Message } from "../document/structure.js";
import type { EventPlace } from "../model/model.js";
import { jsonPath } from "../model/overlay-action.js";
import { besideDocument, type Evidence, type NamePlace, oneLine } from "./evidence.js";
import type { Findings } from "./findings.js";
import type { StandsFor } from "./naming.js";
import { signatureActions } from "./overlay-signature.js";
import { yamlText, yamlTexts } from "./yaml-text.js";

/**
 * The overlay that a document needs: what was inferred, each action marked until a person has confirmed it, and what
 * is missing, as comments to complete. Without a comment completed it is a valid overlay.
 *
 * @param extended the document's name beside the overlay
 * @param ownName what the document calls itself, where that is another name
 */
export function printOverlay(findings: Findings, extended: string, ownName?: string): string {
  const namePlace = besideDocument(findings.file, extended);
  const actions = [
    ...placeAction(findings, namePlace),
    ...(findings.signature === undefined ? [] : signatureActions(findings.signature, namePlace)),
    ...nameActions(findings, namePlace),
    ...missingActions(findings.missing),
    ...leftOutActions(findings, namePlace),
  ];
  return `# What ${extended} does not say about its webhooks, as far as hookstep could infer it.
#
# An action with \`${INFERRED}: true\` is a proposal: compare it with the vendor's documentation, then delete that line.
# What stands behind \`#\` is missing: complete it and delete the \`#\`.
overlay: 1.1.0
info:
  title: ${yamlText(`${findings.title}, completed`)}
  version: 1.0.0
extends: ${yamlText(extended)}
${ownName === undefined ? "" : `${ownNameMember}: ${yamlText(ownName)} # what the document calls itself\n`}actions:${actions.some(isActive) ? "" : " []"}
${actions.join("\n")}`;
}

/** Whether an action is more than a comment. */
function isActive(action: string): boolean {
  return /^  - /m.test(action);
}

/** What an overlay says of a piece of evidence. */
function citation(evidence: Evidence, namePlace: NamePlace): string {
  return `inferred from ${evidence.text} (${namePlace(evidence)}): confirm`;
}

function placeAction({ place }: Findings, namePlace: NamePlace): readonly string[] {
  const heading = "  # --- Where a request carries the name of its event ---\n\n";
  if (place === undefined) {
    return [
      `${heading}  # The document does not say. Complete it, with one of the lines that begin with \`event\`:
  # - target: $
  #   update:
  #     x-webhook:
  #       event: { header: X-Vendor-Event }
  #       event: { body: /event }
  #       event: { path: "/{event}" } # where each event can be given a URL of its own
`,
    ];
  }
  if (place.isStated) return [];
  const items = place.items === undefined ? "" : `        items: ${yamlText(place.items)}\n`;
  return [
    `${heading}  # ${citation(place.evidence, namePlace)}
  - target: $
    ${INFERRED}: true
    update:
      x-webhook:
        event: ${placeText(place.place)}
${items}`,
  ];
}

function placeText(place: EventPlace): string {
  switch (place.kind) {
    case "header":
      return `{ header: ${yamlText(place.name)} }`;
    case "body":
      return `{ body: ${yamlText(place.pointer)} }`;
    case "path":
      return `{ path: ${yamlText(place.template)} }`;
    case "join":
      return `{ join: ${yamlText(place.separator)}, parts: [${place.parts.map(placeText).join(", ")}] }`;
  }
}

/** What an action says of one message. */
interface Entry {
  readonly message: Message;
  /** YAML: one line in flow style, or several in block style. */
  readonly value: readonly string[];
  readonly comment: string;
}

function nameActions({ proposed }: Findings, namePlace: NamePlace): readonly string[] {
  const entries = proposed.map(({ message, names, evidence }) => ({
    message,
    value: eventNames(names),
    comment: citation(evidence, namePlace),
  }));
  return [
    ...section("Names of events on the wire", entries, { isComment: false }),
    ...proposed.flatMap(({ message, standsFor }) =>
      standsFor === undefined ? [] : standInActions(message, standsFor),
    ),
  ];
}

/** A message that stands for others is called like all of them, and has any of their payloads. */
function standInActions({ pointer }: Message, { titles, payloads }: StandsFor): readonly string[] {
  const removed = `  - target: ${targetOf(childPointer(pointer, "payload"))}
    ${INFERRED}: true
    remove: true
`;
  const refs = payloads.map((schema) => `          - $ref: ${JSON.stringify(`#${encodeURI(schema)}`)}\n`);
  const called = oneLine(titles.join(", "));
  const isUnion = payloads.length > 1;
  return [
    ...(isUnion ? [removed] : []),
    `  - target: ${targetOf(pointer)}
    ${INFERRED}: true
    update:
      title: ${yamlText(called)}
      description: ${yamlText(`One of: ${called}.`)}
${isUnion ? `      payload:\n        anyOf:\n${refs.join("")}` : ""}`,
  ];
}

function leftOutActions({ leftOut }: Findings, namePlace: NamePlace): readonly string[] {
  const entries = leftOut.map(({ message, evidence }) => ({
    message,
    value: ["{ x-webhook-event: false }"],
    comment: `${evidence.text} (${namePlace(evidence)}): confirm`,
  }));
  return section("Messages that are no deliveries of this webhook", entries, { isComment: false });
}

function missingActions(missing: readonly Message[]): readonly string[] {
  const entries = missing.map((message) => ({
    message,
    value: ["{ x-webhook-event: <the name as the vendor sends it> }"],
    comment: oneLine(message.title ?? message.name ?? ""),
  }));
  return section("Names of events that the document does not lead to", entries, { isComment: true });
}

/** Actions under one heading. */
function section(
  heading: string,
  entries: readonly Entry[],
  options: { readonly isComment: boolean },
): readonly string[] {
  return folders(entries).map((group, index) => {
    const opening = index === 0 ? `  # --- ${heading} ---\n\n` : "";
    return `${opening}${action(group, options)}\n`;
  });
}

/** Entries by the object that their messages are members of; a message in a list has an action of its own. */
function folders(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const folder = folderOf(entry.message) ?? entry.message.pointer;
    groups.set(folder, [...(groups.get(folder) ?? []), entry]);
  }
  return [...groups.values()];
}

function folderOf({ pointer }: Message): string | undefined {
  const keys = parsePointer(pointer) ?? [];
  return keys.at(-2) === "messages" ? childPointer("", ...keys.slice(0, -1)) : undefined;
}

function action(entries: readonly Entry[], { isComment }: { readonly isComment: boolean }): string {
  const [first] = entries;
  if (first === undefined) return "";
  const folder = folderOf(first.message);
  const lines = [
    `- target: ${targetOf(folder ?? first.message.pointer)}`,
    ...(isComment ? [] : [`  ${INFERRED}: true`]),
    ...(folder === undefined ? single(first) : ["  update:", ...entries.flatMap(memberLines)]),
  ];
  return lines.map((line) => `  ${isComment ? "# " : ""}${line}`.trimEnd()).join("\n");
}

/** Lists that do not fit into a line have a line for each name. */
function eventNames(names: readonly string[]): readonly string[] {
  const flow = `{ x-webhook-event: ${yamlTexts(names)} }`;
  return flow.length <= MAX_FLOW
    ? [flow]
    : ["x-webhook-event:", ...names.map((name) => `  - ${yamlText(name)}`)];
}

/** So long a value may stand behind its key. */
const MAX_FLOW = 80;

function single({ value, comment }: Entry): readonly string[] {
  return [...(comment === "" ? [] : [`  # ${comment}`]), ...member("update", value, "  ")];
}

function member(key: string, value: readonly string[], indent: string): readonly string[] {
  const [only, ...more] = value;
  if (only !== undefined && more.length === 0) return [`${indent}${key}: ${only}`];
  return [`${indent}${key}:`, ...value.map((line) => `${indent}  ${line}`)];
}

function memberLines({ message, value, comment }: Entry): readonly string[] {
  const key = parsePointer(message.pointer)?.at(-1) ?? "";
  return [...(comment === "" ? [] : [`    # ${comment}`]), ...member(yamlText(key), value, "    ")];
}

function targetOf(pointer: string): string {
  const path = jsonPath(pointer);
  return /^[^\s#:[\]'"]+$/.test(path) ? path : JSON.stringify(path);
}
