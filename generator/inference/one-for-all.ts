import { isDeepStrictEqual } from "node:util";

import type { JsonValue } from "../document/json.js";
import { referenceOf, resolvePointer, valueAt } from "../document/references.js";
import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { bodyMembersOf } from "./body-places.js";
import { alike, type CandidatePlace } from "./event-place.js";
import { remark } from "./evidence.js";
import type { NameProposal } from "./naming.js";
import type { PlaceFinding } from "./place-finding.js";
import { isReceivers, type LeftOut } from "./webhook-messages.js";
import { dashed } from "./words.js";

/** One message that stands for several, whose requests nothing tells apart. */
export interface OneForAll {
  readonly proposal: NameProposal;
  readonly covered: readonly LeftOut[];
}

/**
 * Where messages with one and the same payload share a list of names, and none of them is called like one: whichever
 * message an event belongs to, its payload is the same, so that one message may have all names.
 */
export function namedTogether(
  messages: readonly Message[],
  place: CandidatePlace | undefined,
  document: SourceDocument,
): OneForAll | undefined {
  const [first, ...others] = messages;
  const [use] = place?.uses ?? [];
  if (first === undefined || others.length === 0 || place === undefined || use?.values === undefined)
    return undefined;
  const isShared = place.uses.every(({ values }) => isDeepStrictEqual(values, use.values));
  if (!isShared || place.uses.length < messages.length || alike(place.uses) > 0) return undefined;
  const payloads = payloadsOf(messages, document.data) ?? [];
  if (payloads.length !== 1) return undefined;
  const evidence = remark(
    document,
    use.pointer,
    "the values that all messages may have there: their payloads are the same",
  );
  return {
    proposal: {
      message: first,
      names: use.values,
      evidence,
      standsFor: { titles: messages.map(titleOf), payloads },
    },
    covered: coveredBy(first, messages, document),
  };
}

/**
 * Where payloads are described, nothing in requests names their event, and all messages are sent to one address of the
 * receiver's: that is one event, whichever of the payloads it has.
 */
export function receivedTogether(
  messages: readonly Message[],
  structure: DocumentStructure,
  document: SourceDocument,
): (OneForAll & { readonly place: PlaceFinding }) | undefined {
  const [first, ...others] = messages;
  const [channel, ...more] = new Set(messages.flatMap(({ channels }) => channels.map(({ key }) => key)));
  if (first === undefined || others.length === 0 || channel === undefined || more.length > 0)
    return undefined;
  if (!messages.every((message) => bodyMembersOf(message, document.data).length > 0)) return undefined;
  const used = structure.channels.find(({ key }) => key === channel);
  if (used === undefined || !isReceivers(used, structure)) return undefined;
  const payloads = payloadsOf(messages, document.data) ?? [];
  const keeper = payloads.length > 1 ? keeperOf(messages, document.data) : first;
  if (payloads.length === 0 || keeper === undefined) return undefined;
  const text =
    "one channel for all messages, and no place of a request that tells them apart: they are one event, at a URL that ends in its name";
  const evidence = remark(document, used.pointer, text);
  return {
    place: { place: { kind: "path", template: "/{event}" }, evidence },
    proposal: {
      message: keeper,
      names: [dashed(channel.replace(/\{.*?\}/g, "")) || "webhook"],
      evidence: remark(document, used.pointer, "the channel's key: the name is yours to choose"),
      standsFor: { titles: messages.map(titleOf), payloads },
    },
    covered: coveredBy(keeper, messages, document),
  };
}

function titleOf({ title, name, key, pointer }: Message): string {
  return title ?? name ?? key ?? pointer;
}

function coveredBy(first: Message, all: readonly Message[], document: SourceDocument): readonly LeftOut[] {
  const name = first.key ?? titleOf(first);
  const others = all.filter((message) => message !== first);
  return others.map((message) => ({
    message,
    evidence: remark(document, message.pointer, `nothing tells it from ${name}, which stands for it`),
  }));
}

/** The schemas that messages carry, by their pointers, each once; undefined where a message carries nothing. */
function payloadsOf(messages: readonly Message[], data: JsonValue): readonly string[] | undefined {
  const found = new Map<string, JsonValue>();
  for (const { payload } of messages) {
    const target = payload && resolvePointer(data, payload.pointer);
    if (target === undefined || target.unresolved !== undefined) return undefined;
    const isKnown = [...found.values()].some((value) => isDeepStrictEqual(value, target.value));
    if (!isKnown) found.set(target.pointer, target.value);
  }
  return [...found.keys()];
}

/** A message that can carry a union of payloads without losing its own: one that refers to it. */
function keeperOf(messages: readonly Message[], data: JsonValue): Message | undefined {
  return messages.find(({ payload }) => referenceOf(valueAt(data, payload?.pointer ?? "")) !== undefined);
}
