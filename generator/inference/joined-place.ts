import type { EventPart, EventPlace } from "../model/model.js";
import type { Message } from "../document/structure.js";
import type { CandidatePlace } from "./event-place.js";
import { nameSourcesOf } from "./name-sources.js";
import { essenceOf } from "./words.js";

/** Two places that tell messages apart together. */
export interface FoundJoin {
  readonly place: EventPlace;
  /** The place that says what the event is about. */
  readonly subject: CandidatePlace;
  /** Both as one place, whose values are joined. */
  readonly candidate: CandidatePlace;
}

/** Names of members that say what happened, and to what. */
const ACTION = /(?:action|event_?type|operation|kind|verb|change_?type|^type)$/i;
const SUBJECT = /(?:entity|object|resource|category|model|subject|topic|type)$/i;

/** A message may have so many names of this kind; more are values that happen to be listed. */
const MAX_NAMES = 6;

/**
 * Finds two members of all payloads, such as `/meta/entity` and `/meta/action`, whose values tell the messages apart
 * together and not alone. The names of events are joined of them, in the order in which the messages are called.
 */
export function findJoinedPlace(
  messages: readonly Message[],
  places: readonly CandidatePlace[],
): FoundJoin | undefined {
  const whole = places.filter(
    ({ body, uses }) =>
      body !== undefined && uses.length === messages.length && uses.every(({ values }) => values),
  );
  for (const subject of whole.filter(({ body = "" }) => SUBJECT.test(body))) {
    const others = whole.filter(({ body = "" }) => body !== subject.body && ACTION.test(body));
    const action = others.find(
      (other) => folderOf(other) === folderOf(subject) && tellApart(messages, subject, other),
    );
    if (action === undefined) continue;
    const parts = isReversed(messages, subject, action)
      ? ([action, subject] as const)
      : ([subject, action] as const);
    return {
      place: { kind: "join", separator: ".", parts: parts.map(partOf) },
      subject,
      candidate: joinedCandidate(messages, parts),
    };
  }
  return undefined;
}

function partOf({ body = "" }: CandidatePlace): EventPart {
  return { kind: "body", pointer: body };
}

/** Where the two stand must be the same object. */
function folderOf({ items = "", body = "" }: CandidatePlace): string {
  return `${items} ${body.slice(0, body.lastIndexOf("/"))}`;
}

function tellApart(messages: readonly Message[], one: CandidatePlace, other: CandidatePlace): boolean {
  const names = messages.flatMap((message) => namesOf(message, one, other));
  const isFew = messages.every((message) => {
    const { length } = namesOf(message, one, other);
    return length > 0 && length <= MAX_NAMES;
  });
  return isFew && (new Set(names).size === names.length || areCalledAlike(messages, one, other));
}

/** Whether each message is called like one of its joined names, and no two like the same. */
function areCalledAlike(messages: readonly Message[], one: CandidatePlace, other: CandidatePlace): boolean {
  const found = messages.flatMap((message) => {
    const called = nameSourcesOf(message).map(({ text }) => essenceOf(text));
    const names = [...namesOf(message, one, other), ...namesOf(message, other, one)];
    const own = names.filter((name) => called.includes(essenceOf(name)));
    return own.length === 1 ? own : [];
  });
  return found.length === messages.length && new Set(found).size === found.length;
}

function joinedCandidate(
  messages: readonly Message[],
  [first, second]: readonly [CandidatePlace, CandidatePlace],
): CandidatePlace {
  const uses = messages.map((message) => ({
    message,
    body: "",
    values: namesOf(message, first, second),
    examples: [],
    pointer: message.pointer,
  }));
  return { uses, score: first.score + second.score };
}

function namesOf(message: Message, one: CandidatePlace, other: CandidatePlace): readonly string[] {
  return valuesOf(message, one).flatMap((start) => valuesOf(message, other).map((end) => `${start}.${end}`));
}

function valuesOf(message: Message, { uses }: CandidatePlace): readonly string[] {
  return uses.find((use) => use.message === message)?.values ?? [];
}

/** Whether the document calls its messages by the action first: `create.activity`. */
function isReversed(messages: readonly Message[], subject: CandidatePlace, action: CandidatePlace): boolean {
  return messages.some((message) => {
    const called = nameSourcesOf(message).map(({ text }) => essenceOf(text));
    return namesOf(message, action, subject).some((name) => called.includes(essenceOf(name)));
  });
}
