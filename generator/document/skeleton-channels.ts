import { isArray, isObject, type JsonObject, type JsonValue, member, members } from "./json.js";
import { childPointer } from "./references.js";
import { ORIGIN, type Skeleton, SkeletonBuilder } from "./skeleton.js";

/** The skeleton of an AsyncAPI document; `version` is one that is read. */
export function buildSkeleton(data: JsonValue, version: string): Skeleton {
  const builder = new SkeletonBuilder(data);
  if (version.startsWith("2.")) return builder.build(version, channelsOf2(builder));
  const channels = channelsOf3(builder);
  return builder.build(version, channels.skeletons, operationsOf3(builder, channels.keys));
}

/** AsyncAPI 2: operations stand in channels, messages in operations. */
function channelsOf2(builder: SkeletonBuilder): JsonObject {
  const channels = members(member(builder.data, "channels")).map(([key], index) => {
    const pointer = childPointer("/channels", key);
    const found = builder.follow(pointer, "A channel");
    const operations = members(found?.value).flatMap(([action, operation]) => {
      if (found === undefined || (action !== "publish" && action !== "subscribe")) return [];
      return [[action, operationOf2(builder, childPointer(found.pointer, action), operation)]];
    });
    return [`c${index}`, { [ORIGIN]: pointer, ...(Object.fromEntries(operations) as JsonObject) }];
  });
  return Object.fromEntries(channels) as JsonObject;
}

function operationOf2(builder: SkeletonBuilder, pointer: string, operation: JsonValue): JsonObject {
  const value = isObject(operation) ? operation : {};
  const named = member(value, "message") !== undefined;
  const messages = named ? builder.messages(childPointer(pointer, "message")) : [];
  return { [ORIGIN]: pointer, ...builder.operation(pointer, value), message: { oneOf: messages } };
}

interface Channels {
  readonly skeletons: JsonObject;
  /** Keys in the skeleton by the pointers of the channels' definitions. */
  readonly keys: ReadonlyMap<string, string>;
}

/** AsyncAPI 3: messages stand in channels. */
function channelsOf3(builder: SkeletonBuilder): Channels {
  const skeletons: Record<string, JsonValue> = {};
  const keys = new Map<string, string>();
  for (const [key] of members(member(builder.data, "channels"))) {
    const pointer = childPointer("/channels", key);
    const found = builder.follow(pointer, "A channel");
    if (found === undefined) continue;
    const messages = members(member(found.value, "messages")).flatMap(([name]) =>
      builder.messages(childPointer(found.pointer, "messages", name)),
    );
    const skeletonKey = `c${keys.size}`;
    keys.set(found.pointer, keys.get(found.pointer) ?? skeletonKey);
    skeletons[skeletonKey] = {
      [ORIGIN]: pointer,
      messages: Object.fromEntries(messages.map((message, index) => [`m${index}`, message])),
    };
  }
  return { skeletons, keys };
}

/** AsyncAPI 3: operations name a channel and, unless they mean all of them, some of its messages. */
function operationsOf3(builder: SkeletonBuilder, channels: ReadonlyMap<string, string>): JsonObject {
  const operations = members(member(builder.data, "operations")).flatMap(([key], index) => {
    const found = builder.follow(childPointer("/operations", key), "An operation");
    const channel = found && channelOf3(builder, found.pointer, found.value, channels);
    if (found === undefined || channel === undefined) return [];
    const list = member(found.value, "messages");
    const messages = (isArray(list) ? list : []).flatMap((_, item) =>
      builder.messages(childPointer(found.pointer, "messages", item)),
    );
    const operation = {
      [ORIGIN]: childPointer("/operations", key),
      action: String(member(found.value, "action") ?? ""),
      channel: { $ref: `#/channels/${channel}` },
      ...(isArray(list) && { messages }),
      ...builder.operation(found.pointer, found.value),
    };
    return [[`o${index}`, operation]];
  });
  return Object.fromEntries(operations) as JsonObject;
}

function channelOf3(
  builder: SkeletonBuilder,
  pointer: string,
  operation: JsonObject,
  channels: ReadonlyMap<string, string>,
): string | undefined {
  const fail = (message: string): undefined => {
    builder.problems.push({ code: "operation-channel", severity: "error", message, pointer });
  };
  if (member(operation, "channel") === undefined) return fail("The operation names no channel.");
  const found = builder.follow(childPointer(pointer, "channel"), "A channel");
  if (found === undefined) return undefined;
  return channels.get(found.pointer) ?? fail("The operation's channel is none of the document's `channels`.");
}
