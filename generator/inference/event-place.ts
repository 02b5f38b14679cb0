import type { JsonValue } from "../document/json.js";
import type { Message } from "../document/structure.js";
import { bodyMembersOf, type BodyUse } from "./body-places.js";
import { type HeaderUse, headersOf } from "./header-places.js";
import { nameSourcesOf } from "./name-sources.js";
import { essenceOf, namesIn, saysWhich } from "./words.js";

/** A header, or a member of the payloads, that may carry the names of events. */
export interface CandidatePlace {
  /** A header, if it is one. */
  readonly header?: string;
  /** JSON pointer into the payload, or into an item of it. */
  readonly body?: string;
  /** JSON pointer of the list whose items are the events. */
  readonly items?: string;
  readonly uses: readonly PlaceReading[];
  /** How likely it carries names; 0 where something speaks against it. */
  readonly score: number;
}

/** What one message says about a place. */
export type PlaceReading = HeaderUse | BodyUse;

/** What a place must reach to be proposed: a telling name and a description, or values that tell messages apart. */
export const THRESHOLD = 3.5;

/**
 * The places in requests that hold text, those that are likely to carry the names of events first. What counts: values
 * that tell the messages apart, values or examples that are also the messages' own names, a telling name, a description
 * that says so.
 */
export function rankPlaces(messages: readonly Message[], data: JsonValue): readonly CandidatePlace[] {
  const places = new Map<string, PlaceReading[]>();
  for (const message of messages) {
    for (const use of [...headersOf(message), ...bodyMembersOf(message, data)]) {
      const id = "header" in use ? use.header.toLowerCase() : `${use.items ?? ""} ${use.body}`;
      const uses = places.get(id);
      if (uses === undefined) places.set(id, [use]);
      else uses.push(use);
    }
  }
  const scored = [...places.values()].map((uses) => candidate(uses, messages.length));
  return scored.toSorted((a, b) => b.score - a.score);
}

function candidate(uses: readonly PlaceReading[], messages: number): CandidatePlace {
  const [first] = uses;
  const { header, body, items } = { header: undefined, body: undefined, items: undefined, ...first };
  const name = header ?? body?.split("/").at(-1) ?? "";
  const described = uses.some(({ description = "" }) => saysEventName(description)) ? 1 : 0;
  const named = header === undefined ? memberHint(name) : headerHint(name);
  // A description that says so, and gives the name of a message, tells as much as a telling name.
  const hint = Math.max(named, described > 0 && alike(uses) > 0 ? 2 : 0);
  const stated = tellingApart(uses) / messages;
  const coverage = uses.length / messages;
  const place = {
    ...(header !== undefined && { header }),
    ...(body !== undefined && { body }),
    ...(items !== undefined && { items }),
    uses,
  };
  const matching = alike(uses) / messages;
  const isTelling = hint > 0 || (stated >= 0.8 && messages > 2) || (stated === 1 && matching === 1);
  if (coverage < 0.5 || !isTelling || namesSomethingElse(uses) || uses.some(isProof))
    return { ...place, score: 0 };
  const depth = (body?.split("/").length ?? 2) - 2 + (items === undefined ? 0 : 1);
  const kind = header === undefined ? 0 : 0.5;
  return { ...place, score: 4 * stated + 2 * matching + hint + described + coverage + kind - depth / 2 };
}

/** How telling the name of a payload's member is, from 0 to 3. */
function memberHint(name: string): number {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replaceAll("-", "_");
  if (/^(?:webhook_|trigger_|alert_|hook_)?(?:event|topic)(?:_(?:code|key|kind|name|type))?$/.test(words))
    return 3;
  if (
    /^(?:notification|webhook|message|object|alert|change|callback|subscription|trigger)_(?:code|kind|name|type)$/.test(
      words,
    )
  )
    return 2;
  if (/^(?:_?type|action|kind|trigger|operation|hook|command)$/.test(words)) return 2;
  return 0;
}

/** How telling the name of a header is, from 0 to 3. */
function headerHint(name: string): number {
  if (/(?:^|-)(?:event|topic|trigger)(?:-(?:code|key|kind|name|type))?$/i.test(name)) return 3;
  return /(?:^|-)(?:hook|webhook|message|subscription|action|operation)(?:-(?:kind|name|resource|topic|type))?$/i.test(
    name,
  )
    ? 2
    : 0;
}

/** Whether a description says that a place names the event. */
export function saysEventName(description: string): boolean {
  return (
    /\b(?:event|topic|alert|trigger)(?:'s)?[ _-](?:name|type|key|identifier|topic|that|discriminator|which)\b/i.test(
      description,
    ) ||
    /\b(?:kind|name|type) of (?:the )?(?:action|activity|change|event)\b/i.test(description) ||
    /\b(?:name|type|kind|class|description|topic|identifier)\b[^.]{0,30}\b(?:event|webhook|notification|alert)\b/i.test(
      description,
    )
  );
}

/** Whether a header is described as what proves its sender: `X-Acme-Webhook` may be a signature. */
function isProof(use: PlaceReading): boolean {
  return "header" in use && /\b(?:signature|hmac|digest|checksum)\b/i.test(use.description ?? "");
}

/**
 * Whether all messages have one list of values there, and none of them is called like one, nor has an example of its
 * own.
 */
function namesSomethingElse(uses: readonly PlaceReading[]): boolean {
  const [first, ...others] = uses.map(({ values }) => String(values?.toSorted() ?? ""));
  const isShared = first !== "" && others.length > 0 && others.every((list) => list === first);
  const shown = new Set(uses.map(({ examples }) => String(examples)).filter((examples) => examples !== ""));
  return isShared && alike(uses) === 0 && shown.size < 2;
}

/** How many messages have values of their own there; a list that several have tells none of them apart. */
export function tellingApart(uses: readonly PlaceReading[]): number {
  const lists = uses.map(({ values }) => String(values?.toSorted() ?? ""));
  const counts = new Map<string, number>();
  for (const list of lists) counts.set(list, (counts.get(list) ?? 0) + 1);
  return lists.filter((list) => list !== "" && counts.get(list) === 1).length;
}

/** How many messages have a name of theirs among the values and examples of the place. */
export function alike(uses: readonly PlaceReading[]): number {
  const known = new Set(uses.flatMap(knownNamesOf).filter(saysWhich).map(essenceOf));
  return uses.filter(({ message }) => nameSourcesOf(message).some(({ text }) => known.has(essenceOf(text))))
    .length;
}

/** Names that the document gives at a place: values, examples, and what its description mentions. */
export function knownNamesOf({ values = [], examples, description = "" }: PlaceReading): readonly string[] {
  return [...values, ...examples, ...namesIn(description)];
}
