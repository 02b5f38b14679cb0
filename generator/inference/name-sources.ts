import type { Message } from "../document/structure.js";

/** What in a document a message is called by. */
export type NameSourceKind = "extension" | "name" | "title" | "channel" | "key";

/** A text that a message is called by. */
export interface NameSource {
  readonly kind: NameSourceKind;
  readonly text: string;
  /** Where the document has it. */
  readonly pointer: string;
}

/** What a message is called by: its `x-event-type` and the like, its name, its title, its channels, its key. */
export function nameSourcesOf(message: Message): readonly NameSource[] {
  const { name, title, key, pointer, channels, extensions } = message;
  const own = (kind: NameSourceKind, text: string | undefined, at: string): NameSource[] =>
    text === undefined || text === "" ? [] : [{ kind, text, pointer: at }];
  const stated = extensions.filter((extension) => namesEvent(extension.key));
  return [
    ...stated.flatMap(({ value, pointer: at }) =>
      typeof value === "string" ? own("extension", value, at) : [],
    ),
    ...own("name", name, `${pointer}/name`),
    ...own("title", title, `${pointer}/title`),
    ...channels.flatMap((channel) =>
      channelTails(channel).map((text): NameSource => ({ kind: "channel", text, pointer: channel.pointer })),
    ),
    ...own("key", key, pointer),
  ];
}

/** A channel's key and address, from each `/` on: `/webhook/repo/push` is also `repo/push` and `push`. */
function channelTails({
  key,
  address,
}: {
  readonly key: string;
  readonly address?: string;
}): readonly string[] {
  return [...new Set([key, address ?? key])]
    .flatMap((text) => {
      const segments = text.split("/").filter((segment) => segment !== "");
      return segments.map((_, index) => segments.slice(index).join("/"));
    })
    .filter((tail) => !/[{}]/.test(tail));
}

/** Whether an extension is called as one that names an event: `x-event-type`, `x-topic`. */
export function namesEvent(extension: string): boolean {
  return /^x-(?:[a-z]+-)*(?:event|topic|trigger)(?:-(?:code|id|key|name|type))?$/i.test(extension);
}

/** How the kinds are cited. */
export const sourcePhrases: Readonly<Record<NameSourceKind, string>> = {
  extension: "message's extension",
  name: "message's name",
  title: "message's title",
  channel: "channel's key",
  key: "message's key",
};
