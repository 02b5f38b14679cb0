import type { ParsedChannel, ParsedOperation, ParsedSkeleton } from "./asyncapi-parser.js";
import { fileMemberKeys } from "./file-members.js";
import { isArray, isObject, type JsonObject, type JsonValue, member, members, stringMember } from "./json.js";
import { childPointer, parsePointer, valueAt } from "./references.js";
import type {
  Channel,
  ChannelUse,
  Extension,
  Message,
  MessageExample,
  OperationUse,
  Tag,
} from "./structure.js";
import { eventMember, followObject, readExternalDocs, textMembers } from "./structure-info.js";

/** The messages of a parsed document, with where each of them travels. */
export function readMessages(
  data: JsonValue,
  { channels: parsed, messages }: ParsedSkeleton,
  channels: readonly Channel[],
): Message[] {
  const uses = new Map([...messages.keys()].map((pointer) => [pointer, noUses()]));
  const channelsByPointer = new Map(channels.map((channel) => [channel.pointer, channel]));
  for (const channel of parsed) noteUses(data, uses, channel, channelsByPointer);
  const componentKeys = fileMemberKeys(data, "/components/messages");
  const defaultContentType = stringMember(data, "defaultContentType");
  return [...messages].map(([pointer, facts]) => ({
    pointer,
    ...messageKey(pointer, componentKeys),
    ...(defaultContentType !== undefined && { contentType: defaultContentType }),
    ...textMembers(facts, ["name", "title", "summary", "description", "contentType", "schemaFormat"]),
    ...describeFacts(data, facts),
    ...(uses.get(pointer) ?? noUses()),
  }));
}

/** Keys are those under `components.messages`, in whatever file, or, in AsyncAPI 3, under a channel's `messages`. */
function messageKey(pointer: string, componentKeys: ReadonlyMap<string, string>): { readonly key?: string } {
  const keys = parsePointer(pointer) ?? [];
  const key = componentKeys.get(pointer) ?? (keys.at(-2) === "messages" ? keys.at(-1) : undefined);
  return key === undefined ? {} : { key };
}

function describeFacts(data: JsonValue, facts: JsonObject) {
  const deprecated = member(facts, "deprecated");
  const externalDocs = readExternalDocs(member(facts, "externalDocs"));
  const headers = member(facts, "headers");
  const httpHeaders = member(facts, "httpHeaders");
  const payload = stringMember(facts, "payload");
  return {
    ...(typeof deprecated === "boolean" && { deprecated }),
    ...(externalDocs && { externalDocs }),
    ...(isObject(headers) && { headers }),
    ...(isObject(httpHeaders) && { httpHeaders }),
    ...(payload !== undefined && { payload: { pointer: payload } }),
    tags: readTags(member(facts, "tags")),
    extensions: readMergedExtensions(member(facts, "extensions")),
    examples: readExamples(data, stringMember(facts, "examples")),
  };
}

function readTags(tags: JsonValue | undefined): Tag[] {
  return (isArray(tags) ? tags : []).flatMap((tag) => {
    const { name, description } = textMembers(tag, ["name", "description"]);
    return name === undefined ? [] : [{ name, ...(description !== undefined && { description }) }];
  });
}

function readMergedExtensions(extensions: JsonValue | undefined): Extension[] {
  return members(extensions).map(([key, extension]) => ({
    key,
    pointer: stringMember(extension, "pointer") ?? "",
    value: member(extension, "value") ?? null,
  }));
}

function readExamples(data: JsonValue, pointer: string | undefined): MessageExample[] {
  const list = pointer === undefined ? undefined : valueAt(data, pointer);
  if (pointer === undefined || !isArray(list)) return [];
  return list.flatMap((_, index) => {
    const example = followObject(data, childPointer(pointer, index));
    if (example === undefined) return [];
    const payload = member(example.value, "payload");
    const headers = member(example.value, "headers");
    return [
      {
        pointer: example.pointer,
        ...textMembers(example.value, ["name", "summary"]),
        ...(payload !== undefined && { payload }),
        ...(headers !== undefined && { headers }),
      },
    ];
  });
}

interface Uses {
  readonly channels: ChannelUse[];
  readonly operations: OperationUse[];
}

function noUses(): Uses {
  return { channels: [], operations: [] };
}

function noteUses(
  data: JsonValue,
  uses: ReadonlyMap<string, Uses>,
  parsed: ParsedChannel,
  channels: ReadonlyMap<string, Channel>,
): void {
  const channel = channels.get(parsed.pointer);
  if (channel === undefined) return;
  const { key, pointer, address, event } = channel;
  const use: ChannelUse = {
    key,
    pointer,
    ...(address !== undefined && { address }),
    ...(event !== undefined && { event }),
  };
  const named = [parsed.messages, ...parsed.operations.map(({ messages }) => messages)].flat();
  for (const message of new Set(named)) uses.get(message)?.channels.push(use);
  for (const operation of parsed.operations) {
    const operationUse = describeOperation(data, operation);
    for (const message of new Set(operation.messages)) uses.get(message)?.operations.push(operationUse);
  }
}

function describeOperation(data: JsonValue, { pointer, action, facts }: ParsedOperation): OperationUse {
  const [folder, own] = parsePointer(pointer) ?? [];
  const key = folder === "operations" ? own : stringMember(facts, "operationId");
  return {
    ...(key !== undefined && { key }),
    pointer,
    action,
    ...eventMember(followObject(data, pointer)?.value),
    ...textMembers(facts, ["summary", "description"]),
  };
}
