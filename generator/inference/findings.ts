import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { isNoEvent } from "../model/event-names.js";
import { type NamedMessage, nameMessages } from "../model/events.js";
import { namedTogether, type OneForAll, receivedTogether } from "./one-for-all.js";
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
  const together = togetherIn(messages, found, names, { structure, document });
  const { proposed } = together === undefined ? names : { proposed: [together.proposal] };
  const missing = without(together === undefined ? names.missing : [], unbound);
  const place =
    found ??
    together?.place ??
    (missing.length === 0
      ? urlPlace(
          proposed.map(({ message }) => message),
          document,
        )
      : undefined);
  return {
    title: structure.title,
    file: document.file,
    ...(place && { place }),
    ...names,
    proposed,
    missing,
    leftOut: [
      ...leftOut,
      ...placeless,
      ...unbound,
      ...handshakes(unnamed, document),
      ...(together?.covered ?? []),
    ],
    ...(!statesSignature(structure) && { signature: inferSignature(structure, messages, document) }),
    protocols,
  };
}

/** Messages of which one stands for all, where nothing else tells what they are. */
function togetherIn(
  messages: readonly Message[],
  found: PlaceFinding | undefined,
  { stated }: NameFindings,
  { structure, document }: { readonly structure: DocumentStructure; readonly document: SourceDocument },
): (OneForAll & { readonly place?: PlaceFinding }) | undefined {
  if (stated.length > 0) return undefined;
  const named = messages.filter((message) => !isHandshake(message));
  return found === undefined
    ? receivedTogether(named, structure, document)
    : namedTogether(named, found.candidate, document);
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
