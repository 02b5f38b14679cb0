import { isArray, type JsonValue, member, members, stringMember } from "../document/json.js";
import { childPointer, resolvePointer, valueAt } from "../document/references.js";
import type { SourceDocument } from "../document/source-document.js";
import type { Channel, DocumentStructure, Message, Server } from "../document/structure.js";
import { type Evidence, remark } from "./evidence.js";

/** A message that is no delivery of the webhook, and why. */
export interface LeftOut {
  readonly message: Message;
  readonly evidence: Evidence;
}

/** The messages of a document, told apart by whether they can reach a receiver of webhooks. */
export interface WebhookMessages {
  readonly messages: readonly Message[];
  readonly leftOut: readonly LeftOut[];
  /** The protocols that the document speaks, sorted. */
  readonly protocols: readonly string[];
}

/**
 * Tells which messages arrive as HTTP requests at the user's own address. The direction of operations says nothing;
 * protocols do, HTTP bindings where a document also streams, and servers: one whose address is a variable is the
 * receiver's, one whose address is written out beside it is the vendor's own API.
 */
export function findWebhookMessages(structure: DocumentStructure, document: SourceDocument): WebhookMessages {
  const reasons = new Map(
    structure.channels.map((channel) => [channel.key, reasonAgainst(channel, structure, document)]),
  );
  const answers = findAnswers(document.data);
  const judged = structure.messages.map((message) => {
    if (answers.has(message.pointer))
      return { message, against: { pointer: message.pointer, reason: anAnswer } };
    const found = message.channels.map(({ key, pointer }) => ({ pointer, reason: reasons.get(key) }));
    const [first] = found;
    const isElsewhere = found.every(({ reason }) => reason !== undefined);
    return { message, against: isElsewhere ? first : askedForWithGet(message, document) };
  });
  const protocols = new Set(structure.channels.flatMap((channel) => channel.protocols));
  return {
    messages: judged.filter(({ against }) => against === undefined).map(({ message }) => message),
    leftOut: judged.flatMap(({ message, against }) =>
      against?.reason === undefined
        ? []
        : [{ message, evidence: remark(document, against.pointer, against.reason) }],
    ),
    protocols: [...protocols].toSorted(),
  };
}

const anAnswer = "the reply of an operation: an answer to a request, not a request";

/** The pointers of messages that operations of AsyncAPI 3 name as their reply, and none as what they send or receive. */
function findAnswers(data: JsonValue): ReadonlySet<string> {
  const asked = new Set<string>();
  const answered = new Set<string>();
  for (const [key] of members(member(data, "operations"))) {
    const pointer = childPointer("/operations", key);
    for (const message of messagesOf(data, pointer)) asked.add(message);
    for (const message of messagesOf(data, childPointer(pointer, "reply"))) answered.add(message);
  }
  return new Set([...answered].filter((message) => !asked.has(message)));
}

/** The messages of an operation or a reply: those that it lists, or all of its channel. */
function messagesOf(data: JsonValue, pointer: string): readonly string[] {
  const found = resolvePointer(data, pointer);
  if (found.unresolved !== undefined) return [];
  const list = member(found.value, "messages");
  const channel = resolvePointer(data, childPointer(found.pointer, "channel"));
  const pointers = isArray(list)
    ? list.map((_, index) => childPointer(found.pointer, "messages", index))
    : channel.unresolved === undefined
      ? members(member(channel.value, "messages")).map(([key]) =>
          childPointer(channel.pointer, "messages", key),
        )
      : [];
  return pointers.flatMap((each) => {
    const target = resolvePointer(data, each);
    return target.unresolved === undefined ? [target.pointer] : [];
  });
}

/**
 * Of messages that nothing names, those whose channels have no HTTP binding in a document that gives other channels
 * one: an event bus, a log drain.
 */
export function withoutBinding(
  messages: readonly Message[],
  { channels }: DocumentStructure,
  document: SourceDocument,
): readonly LeftOut[] {
  const bound = new Set(
    channels.filter((channel) => hasHttpBinding(channel, document)).map(({ key }) => key),
  );
  if (bound.size === 0) return [];
  return messages
    .filter((message) => !message.channels.some(({ key }) => bound.has(key)))
    .map((message) => ({
      message,
      evidence: remark(
        document,
        message.channels[0]?.pointer ?? message.pointer,
        "the bindings: other channels have one of HTTP, this has none",
      ),
    }));
}

function reasonAgainst(
  channel: Channel,
  structure: DocumentStructure,
  document: SourceDocument,
): string | undefined {
  const { protocols } = channel;
  const streams = protocols.filter((protocol) => !isHttp(protocol));
  if (streams.length > 0 && streams.length === protocols.length) return `sent over ${streams.join(", ")}`;
  if (streams.length > 0 && !hasHttpBinding(channel, document)) {
    const others = structure.channels.some((other) => hasHttpBinding(other, document));
    if (others) return `sent over ${streams.join(", ")}: other channels have an HTTP binding, this has none`;
  }
  const own = structure.servers.filter(({ key }) => channel.servers.includes(key));
  const isVendors = own.length > 0 && own.every((server) => isHttp(server.protocol) && !isOpen(server));
  if (!isVendors || !structure.servers.some((server) => isHttp(server.protocol) && isOpen(server)))
    return undefined;
  return `a request to the vendor's own server, ${own.map(({ address = "" }) => address).join(", ")}`;
}

/** Whether a channel's requests go to an address of the receiver's: one that the document leaves open. */
export function isReceivers(channel: Channel, { servers }: DocumentStructure): boolean {
  const own = servers.filter(({ key }) => channel.servers.length === 0 || channel.servers.includes(key));
  return own.some((server) => isHttp(server.protocol) && isOpen(server)) || startsOpen(channel.address ?? "");
}

function isHttp(protocol: string): boolean {
  return protocol === "http" || protocol === "https";
}

/** Whether the receiver decides on a server's address: its host is a variable, and no part of the vendor's own. */
function isOpen({ address = "" }: Server): boolean {
  return startsOpen(address.replace(/^https?:\/\//, ""));
}

function startsOpen(address: string): boolean {
  return /^\{[^{}]*\}(?:[/:?{]|$)/.test(address);
}

function hasHttpBinding(channel: Channel, document: SourceDocument): boolean {
  return httpBindingsOf(channel, document).length > 0;
}

/** Why a message is no delivery that only requests with GET carry; an operation's method counts before its channel's. */
function askedForWithGet(
  { channels, operations }: Message,
  { data }: SourceDocument,
): { readonly pointer: string; readonly reason: string } | undefined {
  const ways = operations.length > 0 ? operations : channels;
  const [shared] = channels.map(({ pointer }) => methodAt(data, pointer));
  const isGet = ways.every(({ pointer }) => (methodAt(data, pointer) ?? shared) === "GET");
  const [way] = ways;
  return isGet && way !== undefined ? { pointer: way.pointer, reason: "sent with GET" } : undefined;
}

function methodAt(data: JsonValue, pointer: string): string | undefined {
  const binding = valueAt(data, childPointer(pointer, "bindings", "http"));
  return stringMember(binding, "method")?.toUpperCase();
}

function httpBindingsOf({ pointer }: Channel, { data }: SourceDocument): readonly JsonValue[] {
  return [[], ["publish"], ["subscribe"]].flatMap(
    (operation) => valueAt(data, childPointer(pointer, ...operation, "bindings", "http")) ?? [],
  );
}
