import type { Message } from "../document/structure.js";
import { sortedBy } from "../order.js";
import { eventExamples } from "./event-examples.js";
import { statedEventNames } from "./event-names.js";
import type { EventExample, EventModel } from "./model.js";
import { overlayAction } from "./overlay-action.js";
import type { NamePlaces } from "./place-names.js";
import type { Report } from "./report.js";

/** Where the names of events are found. */
export interface EventNaming extends NamePlaces {
  /** Whether a message without a name is an event under its key, and not only reported. */
  readonly lenient: boolean;
}

/** Reads the events of a document, sorted by name; every message has at least one, or is reported. */
export function buildEvents(
  messages: readonly Message[],
  naming: EventNaming,
  payloadOf: (message: Message, name: string) => string,
  report: Report,
): readonly EventModel[] {
  const events = new Map<string, EventModel>();
  const { named, unnamed } = nameMessages(messages, naming);
  for (const { message, names } of named) {
    for (const name of names) {
      const other = events.get(name);
      const examples = eventExamples(message, name, names, naming);
      if (other === undefined)
        events.set(name, buildEvent(name, message, payloadOf(message, name), examples));
      else report(duplicate(name, other.pointer, message.pointer));
    }
  }
  for (const message of unnamed) {
    report(missing(message));
    if (!naming.lenient) continue;
    const name = provisionalName(message, events);
    const examples = eventExamples(message, name, [name], naming);
    events.set(name, buildEvent(name, message, payloadOf(message, name), examples));
  }
  return sortedBy(events.values(), (event) => event.name);
}

/** A message with its names on the wire. */
export interface NamedMessage {
  readonly message: Message;
  readonly names: readonly string[];
}

/** Messages whose names on the wire the document states, and the others. */
export interface NamedMessages {
  readonly named: readonly NamedMessage[];
  readonly unnamed: readonly Message[];
}

/**
 * Tells messages whose names the document states from those whose names it does not. A list of names that several
 * messages share, such as an `enum` in a common trait, tells none of them apart.
 */
export function nameMessages(messages: readonly Message[], naming: NamePlaces): NamedMessages {
  const stated = messages.map((message) => ({
    message,
    names: [...new Set(statedEventNames(message, naming))],
  }));
  const uses = new Map<string, number>();
  for (const { names } of stated) uses.set(String(names), (uses.get(String(names)) ?? 0) + 1);
  const isNamed = ({ names }: NamedMessage): boolean =>
    names.length === 1 || (names.length > 1 && uses.get(String(names)) === 1);
  return {
    named: stated.filter(isNamed),
    unnamed: stated.filter((each) => !isNamed(each)).map(({ message }) => message),
  };
}

/** What an event is called as long as nobody has said its name; never the name of another one. */
function provisionalName(message: Message, taken: ReadonlyMap<string, EventModel>): string {
  const name = message.key ?? message.name ?? message.title ?? message.pointer;
  return taken.has(name) ? message.pointer : name;
}

function buildEvent(
  name: string,
  message: Message,
  payload: string,
  examples: readonly EventExample[],
): EventModel {
  const description = message.description ?? message.summary;
  return {
    name,
    ...(message.title !== undefined && { title: message.title }),
    ...(description !== undefined && { description: description.trim() }),
    ...(message.deprecated === true && { deprecated: true as const }),
    payload,
    ...(examples.length > 0 && { examples }),
    pointer: message.pointer,
  };
}

function missing(message: Message): Parameters<Report>[0] {
  return {
    code: "event-name-missing",
    severity: "error",
    message: `The message ${nameOf(message)} does not say which event it is on the wire.`,
    pointer: message.pointer,
    help: message.channels.length > 1 ? nameChannels(message) : nameMessage(message),
  };
}

function nameMessage({ pointer }: Message): string {
  return `State it in an overlay:
${overlayAction(pointer, "x-webhook-event: <the name as the vendor sends it>")}`;
}

/** A message that several channels share is another event on each of them. */
function nameChannels({ channels }: Message): string {
  const actions = channels.map(({ pointer, key }) =>
    overlayAction(pointer, `x-webhook-event: <the name on ${JSON.stringify(key)}>`),
  );
  return `It is on ${channels.length} channels. State its name on each of them in an overlay, or all its names on the message:
${actions.join("\n")}`;
}

function duplicate(name: string, first: string, second: string): Parameters<Report>[0] {
  return {
    code: "duplicate-event",
    severity: "error",
    message: `Two messages are the event \`${name}\`: #${first} and #${second}.`,
    pointer: second,
    help: `State the name of one of them in an overlay:
${overlayAction(second, "x-webhook-event: <its own name>")}`,
  };
}

function nameOf(message: Message): string {
  const name = message.key ?? message.name ?? message.title;
  return name === undefined ? `at #${message.pointer}` : `\`${name}\``;
}
