import { isObject, type JsonValue, member, members } from "../document/json.js";
import { resolvePointer } from "../document/references.js";
import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { type NamedMessage, nameMessages } from "../model/events.js";
import type { EventPart } from "../model/model.js";
import { type NameProposal, proposeEventNames } from "./event-names.js";
import { type CandidatePlace, findEventPlaces, saysEventName } from "./event-place.js";
import { type Evidence, quote, remark } from "./evidence.js";
import { inferSignature, type SignatureFinding } from "./signature.js";
import { findWebhookMessages, type LeftOut } from "./webhook-messages.js";

/** Where requests carry the name of their event, as far as the document lets on. */
export interface PlaceFinding {
  readonly place: EventPart;
  readonly evidence: Evidence;
}

/** What a document says about its webhooks, what can be inferred from it, and what is open. */
export interface Findings {
  readonly title: string;
  readonly place?: PlaceFinding;
  /** Messages whose names on the wire the document states at that place. */
  readonly stated: readonly NamedMessage[];
  readonly proposed: readonly NameProposal[];
  /** Messages that nothing names. */
  readonly missing: readonly Message[];
  /** Messages that no request to a receiver carries, and why. */
  readonly leftOut: readonly LeftOut[];
  readonly signature: SignatureFinding;
  /** The protocols that the document speaks, sorted. */
  readonly protocols: readonly string[];
}

/** Reads a document as a person would who has to write its overlay. */
export function inferWebhook(structure: DocumentStructure, document: SourceDocument): Findings {
  const { data } = document;
  const { messages: candidates, leftOut, protocols } = findWebhookMessages(structure, document);
  const found = findEventPlaces(candidates, data).find(({ items }) => items === undefined);
  const place = found && { place: eventPlace(found), evidence: evidenceOf(found, document) };
  const placeless = found === undefined ? [] : withoutPlace(candidates, found, document);
  const messages = candidates.filter((message) => !placeless.some((other) => other.message === message));
  const { named, unnamed } = place
    ? nameMessages(messages, { place: place.place, data })
    : { named: [], unnamed: messages };
  const taken = named.flatMap(({ names }) => names);
  const { proposed, missing } = proposeEventNames(unnamed, found, taken, document);
  return {
    title: structure.title,
    ...(place && { place }),
    stated: named,
    proposed,
    missing: missing.filter((message) => !isHandshake(message)),
    leftOut: [...leftOut, ...placeless, ...handshakes(missing, document)],
    signature: inferSignature(structure, messages, document),
    protocols,
  };
}

function eventPlace({ header, body }: CandidatePlace): EventPart {
  return header === undefined ? { kind: "body", pointer: body ?? "" } : { kind: "header", name: header };
}

function evidenceOf({ uses }: CandidatePlace, document: SourceDocument): Evidence {
  const described = uses.find(({ description = "" }) => saysEventName(description)) ?? uses[0];
  if (described?.description !== undefined) return quote(document, described.pointer, described.description);
  return remark(document, described?.pointer ?? "", "what messages may have there");
}

/** Messages whose payloads are described and have no such member cannot be told by it. */
function withoutPlace(
  messages: readonly Message[],
  { body, uses }: CandidatePlace,
  document: SourceDocument,
): readonly LeftOut[] {
  if (body === undefined) return [];
  const having = new Set(uses.map(({ message }) => message));
  return messages
    .filter((message) => !having.has(message) && isDescribed(message, document.data))
    .map((message) => ({
      message,
      evidence: remark(
        document,
        message.pointer,
        `its payload has no ${body}: it needs a receiver of its own`,
      ),
    }));
}

/** What a vendor sends once, to see whether an address answers; a receiver's `handshake` does that. */
function isHandshake({ key = "", name = "" }: Message): boolean {
  return [key, name].some((text) =>
    /(?:verification|validation|challenge|handshake)(?:request|response|challenge|event|message)?$/i.test(
      text,
    ),
  );
}

function handshakes(messages: readonly Message[], document: SourceDocument): readonly LeftOut[] {
  return messages.filter(isHandshake).map((message) => ({
    message,
    evidence: remark(document, message.pointer, "its name: it seems to be part of the handshake"),
  }));
}

function isDescribed({ payload }: Message, data: JsonValue): boolean {
  if (payload === undefined) return false;
  const target = resolvePointer(data, payload.pointer);
  return (
    target.unresolved === undefined &&
    isObject(target.value) &&
    members(member(target.value, "properties")).length > 0
  );
}
