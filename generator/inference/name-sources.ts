import type { Message } from "../document/structure.js";

/** What in a document a message is called by. */
export type NameSourceKind = "name" | "title" | "channel" | "key";

/** A text that a message is called by. */
export interface NameSource {
  readonly kind: NameSourceKind;
  readonly text: string;
  /** Where the document has it. */
  readonly pointer: string;
}

/** What a message is called by: its name, its title, the addresses of its channels, its key. */
export function nameSourcesOf(message: Message): readonly NameSource[] {
  const { name, title, key, pointer, channels } = message;
  const own = (kind: NameSourceKind, text: string | undefined, at: string): NameSource[] =>
    text === undefined || text === "" ? [] : [{ kind, text, pointer: at }];
  return [
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

/** How the kinds are cited. */
export const sourcePhrases: Readonly<Record<NameSourceKind, string>> = {
  name: "message's name",
  title: "message's title",
  channel: "channel's key",
  key: "message's key",
};
