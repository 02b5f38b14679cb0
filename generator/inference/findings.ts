import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { isNoEvent } from "../model/event-names.js";
import { type NamedMessage, nameMessages } from "../model/events.js";
import { proposeEventNames, withOnlyName } from "./event-names.js";
import { handshakes, isHandshake, withoutPlace } from "./left-out.js";
import type { NameProposal } from "./naming.js";
import { findPlace, type PlaceFinding, urlPlace } from "./place-finding.js";
import { inferSignature, type SignatureFinding } from "./signature.js";
import { statedPlace, statesSignature } from "./stated-webhook.js";
import { findWebhookMessages, type LeftOut, withoutBinding } from "./webhook-messages.js";

/** What a document says about its webhooks, what can be inferred from it, and what is open. */
export interface Findings extends NameFindings {
  readonly title: string;
  /** The document, as the user named it. */
  readonly file: string;
  readonly place?: PlaceFinding;
  /** Messages that no request to a receiver carries, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Absent where the document says it in hookstep's own words. */
  readonly signature?: SignatureFinding;
  /** The protocols that the document speaks, sorted. */
  readonly protocols: readonly string[];
}

/** Names of events, and where they are from. */
interface NameFindings {
  /** Messages whose names on the wire the document states. */
  readonly stated: readonly NamedMessage[];
  readonly proposed: readonly NameProposal[];
  /** Messages that nothing names. */
  readonly missing: readonly Message[];
}

/** Reads a document as a person would who has to write its overlay. What it says in hookstep's own words holds. */
export function inferWebhook(structure: DocumentStructure, document: SourceDocument): Findings {
  const { messages: delivered, leftOut, protocols } = findWebhookMessages(structure, document);
  const candidates = delivered.filter((message) => !isNoEvent(message));
  const deliveries = candidates.filter((message) => !isHandshake(message));
  const found =
    statedPlace(structure, document) ??
    findPlace(deliveries.length === 0 ? candidates : deliveries, document);
  const placeless = withoutPlace(candidates, found, document);
  const messages = without(candidates, placeless);
  const names = inferNames(messages, found, document);
  const unnamed = without(messages, [...names.stated, ...names.proposed]);
  const unbound =
    found === undefined
      ? []
      : withoutBinding(
          unnamed.filter((message) => !isHandshake(message)),
          structure,
          document,
        );
  const missing = without(names.missing, unbound);
  const place =
    found ??
    (missing.length === 0
      ? urlPlace(
          names.proposed.map(({ message }) => message),
          document,
        )
      : undefined);
  return {
    title: structure.title,
    file: document.file,
    ...(place && { place }),
    ...names,
    missing,
    leftOut: [...leftOut, ...placeless, ...unbound, ...handshakes(unnamed, document)],
    ...(!statesSignature(structure) && { signature: inferSignature(structure, messages, document) }),
    protocols,
  };
}

function inferNames(
  messages: readonly Message[],
  found: PlaceFinding | undefined,
  document: SourceDocument,
): NameFindings {
  const { data } = document;
  const place = found?.place ?? { kind: "path", template: "/{event}" };
  const { named: stated, unnamed } = nameMessages(messages, { place, items: found?.items, data });
  const taken = stated.flatMap(({ names }) => names);
  const toName = unnamed.filter((message) => !isHandshake(message));
  const names = proposeEventNames(toName, found?.candidate, taken, document);
  const { proposed, missing } = found === undefined ? withOnlyName(names, document) : names;
  return { stated, proposed, missing };
}

function without(
  messages: readonly Message[],
  others: readonly { readonly message: Message }[],
): readonly Message[] {
  const excluded = new Set(others.map(({ message }) => message));
  return messages.filter((message) => !excluded.has(message));
}
