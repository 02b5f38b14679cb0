import { type JsonValue, members } from "../document/json.js";
import { childPointer, valueAt } from "../document/references.js";
import type { Message } from "../document/structure.js";
import { remark } from "./evidence.js";
import {
  namesEvent,
  type NameSource,
  type NameSourceKind,
  nameSourcesOf,
  sourcePhrases,
} from "./name-sources.js";
import type { Spelling } from "./name-spelling.js";
import { type Naming, propose, type Uses } from "./naming.js";
import { isWireLike, saysWhich } from "./words.js";

/**
 * Names messages after what the document calls them, where that looks like a name on the wire: by one kind of source
 * for all that are left, so that names are of one make.
 *
 * @param joints what joins the words of names that are known
 */
export function fromSources(
  naming: Naming,
  uses: Uses,
  spelling: Spelling | undefined,
  joints: ReadonlySet<string>,
): void {
  const shared = naming.missing.some(({ channels }) => channels.length > 1);
  const all = [...naming.missing, ...naming.proposed.map(({ message }) => message)];
  const addresses = new Set(all.flatMap(({ channels }) => channels.map(({ key }) => key)));
  const kinds: readonly NameSourceKind[] = shared
    ? ["channel", "extension", "name", "title"]
    : ["extension", "name", "title", "channel"];
  const offers = (spelling === undefined ? kinds : [spelling.kind]).map((kind) => ({
    kind,
    offer:
      kind === "channel" && uses.size > 0 && addresses.size < 2
        ? none
        : offersOf(naming, kind, { spelling, joints }),
  }));
  const best = offers.toSorted((a, b) => b.offer.size - a.offer.size)[0];
  if (best === undefined || best.offer.size * 2 < naming.missing.length) return;
  for (const [message, sources] of best.offer) {
    const names = sources.map(({ text }) => text);
    const allowed = uses.get(message)?.values;
    const [source] = sources;
    if (source === undefined || names.some((name) => allowed?.includes(name) === false)) continue;
    if (names.some((name) => isOfAnotherMake(name, joints))) continue;
    const phrase = sources.length > 1 ? "the keys of its channels" : `the ${sourcePhrases[best.kind]}`;
    propose(naming, message, names, remark(naming.document, source.pointer, phrase));
  }
}

/** Whether nothing that joins the words of known names joins those of a name. */
function isOfAnotherMake(name: string, joints: ReadonlySet<string>): boolean {
  const own = [...jointsOf([name])];
  return joints.size > 0 && own.length > 0 && !own.some((joint) => joints.has(joint));
}

/** What joins the words of names. */
export function jointsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter(isWireLike).flatMap((name) => name.match(/[^A-Za-z0-9]/g) ?? []));
}

function offersOf(
  { missing, folder, document }: Naming,
  kind: NameSourceKind,
  { spelling, joints }: { readonly spelling: Spelling | undefined; readonly joints: ReadonlySet<string> },
): ReadonlyMap<Message, readonly NameSource[]> {
  const offers = new Map<Message, readonly NameSource[]>();
  const counts = new Map<string, number>();
  for (const message of missing) {
    const sources = wholeSources(message, kind, { folder, data: document.data }).map((source) => ({
      ...source,
      text: spelling?.spell(source.text) ?? source.text,
    }));
    const isOffer = ({ text, isStated }: WholeSource): boolean => {
      const hasSlash = text.includes("/") && spelling === undefined && !joints.has("/");
      return isWireLike(text) && saysWhich(text) && (isStated || !hasSlash);
    };
    if (sources.length === 0 || !sources.every(isOffer)) continue;
    offers.set(message, sources);
    for (const { text } of sources) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Map([...offers].filter(([, sources]) => sources.every(({ text }) => counts.get(text) === 1)));
}

/** A name, and whether the document says by an extension that it is one. */
interface WholeSource extends NameSource {
  readonly isStated: boolean;
}

/**
 * A message's names of one kind; of a channel the one that an extension in it states, or else its key or address behind
 * what all channels begin with.
 */
function wholeSources(
  message: Message,
  kind: NameSourceKind,
  { folder, data }: { readonly folder: string; readonly data: JsonValue },
): readonly WholeSource[] {
  if (kind !== "channel") {
    const sources = nameSourcesOf(message).filter((source) => source.kind === kind);
    return sources.map((source) => ({ ...source, isStated: kind === "extension" }));
  }
  return message.channels.map(({ key, address = key, pointer }) => {
    const [stated, ...others] = new Set(statedAt(data, pointer));
    if (stated !== undefined && others.length === 0) return { kind, text: stated, pointer, isStated: true };
    const whole = key === address || !isWireLike(key) ? address : key;
    const text = whole.startsWith(folder) ? whole.slice(folder.length) : whole.replace(/^\//, "");
    return { kind, text, pointer, isStated: false };
  });
}

/** What extensions within a channel say of its event: `x-topic: orders/create`, also beside the `$ref` of a message. */
function statedAt(data: JsonValue, channel: string): readonly string[] {
  const operations = ["publish", "subscribe"].map((action) => childPointer(channel, action));
  const places = [channel, ...operations, ...operations.map((pointer) => childPointer(pointer, "message"))];
  return places.flatMap((pointer) =>
    members(valueAt(data, pointer)).flatMap(([key, value]) =>
      namesEvent(key) && typeof value === "string" ? [value] : [],
    ),
  );
}

/** The folder that the addresses of all channels are in: `/webhook/`. */
export function commonFolder(messages: readonly Message[]): string {
  const addresses = messages.flatMap(({ channels }) => channels.map(({ key, address = key }) => address));
  const folders = addresses.map((address) => address.slice(0, address.lastIndexOf("/") + 1));
  return folders.reduce((some, other) => {
    let length = 0;
    while (length < Math.min(some.length, other.length) && some[length] === other[length]) length += 1;
    return some.slice(0, some.lastIndexOf("/", length - 1) + 1);
  }, folders[0] ?? "");
}

/** The only channel there is names no event, where requests name theirs. */
const none: ReadonlyMap<Message, readonly NameSource[]> = new Map();
