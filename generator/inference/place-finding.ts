import type { SourceDocument } from "../document/source-document.js";
import type { Message } from "../document/structure.js";
import type { EventPlace } from "../model/model.js";
import {
  alike,
  type CandidatePlace,
  rankPlaces,
  saysEventName,
  tellingApart,
  THRESHOLD,
} from "./event-place.js";
import { type Evidence, quote, remark } from "./evidence.js";
import { findJoinedPlace } from "./joined-place.js";

/** Where requests carry the name of their event, as far as the document lets on. */
export interface PlaceFinding {
  readonly place: EventPlace;
  /** JSON pointer of the list whose items are the events, where one request carries several. */
  readonly items?: string;
  readonly evidence: Evidence;
  /** Whether the document says it in hookstep's own words, so that nothing is inferred. */
  readonly isStated?: true;
  /** What the document says of the place. */
  readonly candidate?: CandidatePlace;
}

/**
 * Finds where requests carry the name of their event: in one place, in an item of a list where no place of the request
 * has it, or in two places together where none tells the messages apart. Undefined where the document does not say.
 */
export function findPlace(messages: readonly Message[], document: SourceDocument): PlaceFinding | undefined {
  if (messages.length === 0) return undefined;
  const ranked = rankPlaces(messages, document.data);
  const likely = ranked.filter(({ score }) => score >= THRESHOLD);
  const best = likely.find(({ items }) => items === undefined) ?? likely[0];
  const tells =
    best !== undefined && Math.max(tellingApart(best.uses), alike(best.uses)) * 2 >= messages.length;
  const joined = tells ? undefined : findJoinedPlace(messages, ranked);
  if (joined !== undefined) {
    const { place, subject, candidate } = joined;
    const { items } = subject;
    const evidence = evidenceOf(subject, document);
    return { place, ...(items !== undefined && { items }), evidence, candidate };
  }
  if (best === undefined) return undefined;
  const { header, body = "", items } = best;
  return {
    place: header === undefined ? { kind: "body", pointer: body } : { kind: "header", name: header },
    ...(items !== undefined && { items }),
    evidence: evidenceOf(best, document),
    candidate: best,
  };
}

function evidenceOf({ uses }: CandidatePlace, document: SourceDocument): Evidence {
  const described = uses.find(({ description = "" }) => saysEventName(description)) ?? uses[0];
  if (described?.description !== undefined) return quote(document, described.pointer, described.description);
  return remark(document, described?.pointer ?? "", "what messages may have there");
}

/**
 * The end of the URL, for vendors that are given a URL for each event: the only place that a receiver can decide on
 * itself. It fits where each message has channels of its own, or there is only one message.
 */
export function urlPlace(messages: readonly Message[], document: SourceDocument): PlaceFinding | undefined {
  const channels = messages.flatMap((message) => message.channels.map(({ key }) => key));
  const [first] = messages;
  if (first === undefined || new Set(channels).size < channels.length) return undefined;
  const text =
    "the channels, one for each event, since no request is said to carry a name: give each event a URL that ends in its name";
  return {
    place: { kind: "path", template: "/{event}" },
    evidence: remark(document, first.channels[0]?.pointer ?? "/channels", text),
  };
}
