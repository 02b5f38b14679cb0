import { isArray, type JsonObject, type JsonValue, member, members, stringMember } from "./json.js";
import { childPointer, parsePointer, referenceOf, resolvePointer } from "./references.js";
import type { Channel, Server } from "./structure.js";
import { eventMember, followObject, textMembers } from "./structure-info.js";

/** The document's channels. In AsyncAPI 2 a channel's key is its address. */
export function readChannels(data: JsonValue, version: string, servers: readonly Server[]): Channel[] {
  return members(member(data, "channels")).flatMap(([key]) => {
    const pointer = childPointer("/channels", key);
    const found = followObject(data, pointer);
    if (found === undefined) return [];
    const address = version.startsWith("2.") ? key : stringMember(found.value, "address");
    const limited = serverKeys(data, found);
    return [
      {
        key,
        pointer,
        ...(address !== undefined && { address }),
        ...eventMember(found.value),
        ...textMembers(found.value, ["title", "description"]),
        servers: limited,
        protocols: protocolsOf(data, pointer, found.value, limited, servers),
      },
    ];
  });
}

function serverKeys(data: JsonValue, channel: { pointer: string; value: JsonObject }): string[] {
  const list = member(channel.value, "servers");
  if (!isArray(list)) return [];
  return list.flatMap((server, index) => {
    if (typeof server === "string") return [server];
    if (referenceOf(server) === undefined) return [];
    const target = resolvePointer(data, childPointer(channel.pointer, "servers", index));
    const key = target.unresolved ? undefined : parsePointer(target.pointer)?.at(-1);
    return key === undefined ? [] : [key];
  });
}

function protocolsOf(
  data: JsonValue,
  pointer: string,
  channel: JsonObject,
  limited: readonly string[],
  servers: readonly Server[],
): string[] {
  const own = servers.filter(({ key }) => limited.length === 0 || limited.includes(key));
  const bindings = [[], ["publish"], ["subscribe"]].flatMap((operation) => {
    const found = followObject(data, childPointer(pointer, ...operation, "bindings"));
    return members(found?.value).map(([protocol]) => protocol);
  });
  const protocols = [
    ...own.map(({ protocol }) => protocol),
    ...bindings.filter((key) => !key.startsWith("x-")),
  ];
  return [...new Set(protocols.map((protocol) => protocol.toLowerCase()))].filter(Boolean).toSorted();
}
