import type { SourceDocument } from "../document/source-document.js";
import type { Message } from "../document/structure.js";
import type { PlaceReading } from "./event-place.js";
import type { Evidence } from "./evidence.js";
import type { NameSource } from "./name-sources.js";

/** Names that a message may have on the wire, and where they were taken from. */
export interface NameProposal {
  readonly message: Message;
  readonly names: readonly string[];
  readonly evidence: Evidence;
  /** Where the message stands for others, too. */
  readonly standsFor?: StandsFor;
}

/** What one message is that stands for several. */
export interface StandsFor {
  /** What they are called, each. */
  readonly titles: readonly string[];
  /** Pointers of the schemas of which its payload may be any; one, if it is its own. */
  readonly payloads: readonly string[];
}

/** What could be proposed for messages whose names the document does not state, and what could not. */
export interface NameProposals {
  readonly proposed: readonly NameProposal[];
  readonly missing: readonly Message[];
}

/** Names that are being collected. */
export interface Naming {
  readonly document: SourceDocument;
  /** The folder that the channels of all these messages are in: `/webhook/`. */
  readonly folder: string;
  /** Names that are given already; none is given twice. */
  readonly taken: Set<string>;
  readonly proposed: NameProposal[];
  missing: readonly Message[];
}

/** What the place of the name says, by message. */
export type Uses = ReadonlyMap<Message, PlaceReading>;

/** A name that the document mentions at the place, and what a message is called by that says the same. */
export interface NameMatch {
  readonly source: NameSource;
  readonly name: string;
}

/** Notes names for a message, unless one of them is taken; says whether it did. */
export function propose(
  naming: Naming,
  message: Message,
  names: readonly string[],
  evidence: Evidence,
): boolean {
  if (names.length === 0 || names.some((name) => naming.taken.has(name))) return false;
  for (const name of names) naming.taken.add(name);
  naming.proposed.push({ message, names, evidence });
  naming.missing = naming.missing.filter((other) => other !== message);
  return true;
}
