import { isObject, type JsonValue, member, members } from "../document/json.js";
import { resolvePointer } from "../document/references.js";
import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { type NamedMessage, nameMessages } from "../model/events.js";
import { proposeEventNames, withOnlyName } from "./event-names.js";
import type { NameProposal } from "./naming.js";
import { bodyMembersOf } from "./body-places.js";
import { remark } from "./evidence.js";
import { findPlace, type PlaceFinding, urlPlace } from "./place-finding.js";
import { inferSignature, type SignatureFinding } from "./signature.js";
import { findWebhookMessages, type LeftOut, withoutBinding } from "./webhook-messages.js";

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
  const deliveries = candidates.filter((message) => !isHandshake(message));
  const found = findPlace(deliveries.length === 0 ? candidates : deliveries, document);
  const placeless = withoutPlace(candidates, found, document);
  const messages = candidates.filter((message) => !placeless.some((other) => other.message === message));
  const { named, unnamed } = found
    ? nameMessages(messages, { place: found.place, items: found.items, data })
    : { named: [], unnamed: messages };
  const taken = named.flatMap(({ names }) => names);
  const toName = unnamed.filter((message) => !isHandshake(message));
  const names = proposeEventNames(toName, found?.candidate, taken, document);
  const { proposed, missing } = found === undefined ? withOnlyName(names, document) : names;
  const unbound = found === undefined ? [] : withoutBinding(missing, structure, document);
  const outside = new Set([...placeless, ...unbound].map(({ message }) => message));
  const open = missing.filter((message) => !outside.has(message));
  const place =
    found ??
    (open.length === 0
      ? urlPlace(
          proposed.map(({ message }) => message),
          document,
        )
      : undefined);
  return {
    title: structure.title,
    ...(place && { place }),
    stated: named,
    proposed,
    missing: open,
    leftOut: [...leftOut, ...placeless, ...unbound, ...handshakes(unnamed, document)],
    signature: inferSignature(structure, messages, document),
    protocols,
  };
}

/** Messages whose payloads are described and have no such member cannot be told by it. */
function withoutPlace(
  messages: readonly Message[],
  place: PlaceFinding | undefined,
  document: SourceDocument,
): readonly LeftOut[] {
  const { body, items = "" } = place?.candidate ?? {};
  if (body === undefined) return [];
  const has = (message: Message): boolean =>
    bodyMembersOf(message, document.data).some((use) => use.body === body && (use.items ?? "") === items);
  return messages
    .filter((message) => !has(message) && isDescribed(message, document.data))
    .map((message) => ({
      message,
      evidence: remark(
        document,
        message.pointer,
        `its payload has no ${items}${items === "" ? "" : "/*"}${body}: it needs a receiver of its own`,
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
