import type { SourceDocument } from "../document/source-document.js";
import type { Message } from "../document/structure.js";
import { type CandidatePlace, knownNamesOf, type PlaceReading } from "./event-place.js";
import { type Evidence, remark } from "./evidence.js";
import { learnSpelling, type Spelling } from "./name-spelling.js";
import { type NameSource, type NameSourceKind, nameSourcesOf } from "./name-sources.js";
import { dashed, essenceOf, isWireLike, saysWhich } from "./words.js";

/** Names that a message may have on the wire, and where they were taken from. */
export interface NameProposal {
  readonly message: Message;
  readonly names: readonly string[];
  readonly evidence: Evidence;
}

/** What could be proposed for messages whose names the document does not state, and what could not. */
export interface NameProposals {
  readonly proposed: readonly NameProposal[];
  readonly missing: readonly Message[];
}

interface Naming {
  readonly document: SourceDocument;
  /** Names that are given already; none is given twice. */
  readonly taken: Set<string>;
  readonly proposed: NameProposal[];
  missing: readonly Message[];
}

/**
 * Proposes names for messages that the document does not name. In this order: texts that the place of the name has in
 * this message only; names that the document mentions there and that are also the message's; what the message is called
 * by, where that looks like a name on the wire. A name is never made from the name of a type: `ConvoCustomFields` may
 * be `convo.custom-fields` as well as `convo.custom.fields`.
 */
export function proposeEventNames(
  unnamed: readonly Message[],
  place: CandidatePlace | undefined,
  taken: readonly string[],
  document: SourceDocument,
): NameProposals {
  const naming: Naming = { document, taken: new Set(taken), proposed: [], missing: unnamed };
  const uses = new Map(place?.uses.map((use) => [use.message, use]));
  const known = [...new Set(place?.uses.flatMap(knownNamesOf))];
  fromOwnTexts(naming, uses);
  const matches = fromKnownNames(naming, uses, known);
  fromSources(naming, uses, learnSpelling(matches), jointsOf(taken.length > 0 ? taken : known));
  return naming;
}

/**
 * Names the only message of a document that nothing names: where no request says which event it is, its name is for
 * the receiver to choose.
 */
export function withOnlyName({ proposed, missing }: NameProposals, document: SourceDocument): NameProposals {
  const [message, ...others] = missing;
  if (message === undefined || others.length > 0 || proposed.length > 0) return { proposed, missing };
  const source = nameSourcesOf(message).find(({ kind, text }) => kind !== "channel" && saysWhich(text));
  if (source === undefined) return { proposed, missing };
  const text = `the ${phrases[source.kind]}, in dashes: the only event there is`;
  const evidence = remark(document, source.pointer, text);
  return { proposed: [{ message, names: [dashed(source.text)], evidence }], missing: [] };
}

function propose(naming: Naming, message: Message, names: readonly string[], evidence: Evidence): boolean {
  if (names.length === 0 || names.some((name) => naming.taken.has(name))) return false;
  for (const name of names) naming.taken.add(name);
  naming.proposed.push({ message, names, evidence });
  naming.missing = naming.missing.filter((other) => other !== message);
  return true;
}

type Uses = ReadonlyMap<Message, PlaceReading>;

/** A list that several messages have, as in a common envelope, is none of their own. */
function fromOwnTexts(naming: Naming, uses: Uses): void {
  for (const [list, phrase] of [
    ["values", "the values that it may have there"],
    ["examples", "its example"],
  ] as const) {
    const lists = new Map<string, number>();
    for (const use of uses.values()) {
      const id = String(use[list] ?? "");
      lists.set(id, (lists.get(id) ?? 0) + 1);
    }
    for (const message of naming.missing) {
      const use = uses.get(message);
      const texts = use?.[list] ?? [];
      if (use === undefined || lists.get(String(texts)) !== 1 || !texts.every(isShort)) continue;
      if (list === "examples" && (uses.size === 1 || texts.length !== 1)) continue;
      propose(naming, message, texts, remark(naming.document, use.pointer, phrase));
    }
  }
}

function isShort(text: string): boolean {
  return text.length <= 100 && !/\s/.test(text.trim());
}

/** A name that the document mentions at the place, and what a message is called by that says the same. */
export interface NameMatch {
  readonly source: NameSource;
  readonly name: string;
}

function fromKnownNames(naming: Naming, uses: Uses, known: readonly string[]): readonly NameMatch[] {
  const byEssence = new Map<string, string[]>();
  for (const name of known) {
    const essence = essenceOf(name);
    if (essence !== "") byEssence.set(essence, [...(byEssence.get(essence) ?? []), name]);
  }
  const matches: NameMatch[] = [];
  for (const message of naming.missing) {
    const found = nameSourcesOf(message).flatMap((source) => {
      const [name, ...others] = byEssence.get(essenceOf(source.text)) ?? [];
      const allowed = uses.get(message)?.values;
      if (name === undefined || others.length > 0 || allowed?.includes(name) === false) return [];
      return [{ source, name }];
    });
    const [first] = found;
    if (first === undefined) continue;
    const names = [
      ...new Set(found.filter(({ source }) => source.kind === first.source.kind).map(({ name }) => name)),
    ];
    const isWhole = names.length >= (first.source.kind === "channel" ? message.channels.length : 1);
    const phrase = `a name that the document mentions, and the ${phrases[first.source.kind]}`;
    if (isWhole && propose(naming, message, names, remark(naming.document, first.source.pointer, phrase)))
      matches.push(...found);
  }
  return matches;
}

const phrases: Readonly<Record<NameSourceKind, string>> = {
  name: "message's name",
  title: "message's title",
  channel: "channel's key",
  key: "message's key",
};

/** One kind of source for all that is left, so that names are of one make. */
function fromSources(
  naming: Naming,
  uses: Uses,
  spelling: Spelling | undefined,
  joints: ReadonlySet<string>,
): void {
  const shared = naming.missing.some(({ channels }) => channels.length > 1);
  const kinds: readonly NameSourceKind[] = shared
    ? ["channel", "name", "title", "key"]
    : ["name", "title", "channel", "key"];
  const offers = (spelling === undefined ? kinds : [spelling.kind]).map((kind) => ({
    kind,
    offer: offersOf(naming.missing, kind, spelling),
  }));
  const best = offers.toSorted((a, b) => b.offer.size - a.offer.size)[0];
  if (best === undefined || best.offer.size * 2 < naming.missing.length) return;
  for (const [message, sources] of best.offer) {
    const names = sources.map(({ text }) => text);
    const allowed = uses.get(message)?.values;
    const [source] = sources;
    if (source === undefined || names.some((name) => allowed?.includes(name) === false)) continue;
    if (names.some((name) => isOfAnotherMake(name, joints))) continue;
    const phrase = sources.length > 1 ? "the keys of its channels" : `the ${phrases[best.kind]}`;
    propose(naming, message, names, remark(naming.document, source.pointer, phrase));
  }
}

/** Whether nothing that joins the words of known names joins those of a name. */
function isOfAnotherMake(name: string, joints: ReadonlySet<string>): boolean {
  const own = [...jointsOf([name])];
  return joints.size > 0 && own.length > 0 && !own.some((joint) => joints.has(joint));
}

/** What joins the words of names. */
function jointsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter(isWireLike).flatMap((name) => name.match(/[^A-Za-z0-9]/g) ?? []));
}

function offersOf(
  messages: readonly Message[],
  kind: NameSourceKind,
  spelling: Spelling | undefined,
): ReadonlyMap<Message, readonly NameSource[]> {
  const prefix = kind === "channel" ? commonFolder(messages) : "";
  const offers = new Map<Message, readonly NameSource[]>();
  const counts = new Map<string, number>();
  for (const message of messages) {
    const sources = wholeSources(message, kind, prefix).map((source) => ({
      ...source,
      text: spelling?.spell(source.text) ?? source.text,
    }));
    if (
      sources.length === 0 ||
      !sources.every(
        ({ text }) => isWireLike(text) && saysWhich(text) && (spelling !== undefined || !text.includes("/")),
      )
    )
      continue;
    offers.set(message, sources);
    for (const { text } of sources) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Map([...offers].filter(([, sources]) => sources.every(({ text }) => counts.get(text) === 1)));
}

/** A message's names of one kind; of a channel its key or address behind what all channels begin with. */
function wholeSources(message: Message, kind: NameSourceKind, prefix: string): readonly NameSource[] {
  if (kind !== "channel") return nameSourcesOf(message).filter((source) => source.kind === kind);
  return message.channels.map(({ key, address = key, pointer }) => {
    const text = key === address || !isWireLike(key) ? address : key;
    return {
      kind,
      text: text.startsWith(prefix) ? text.slice(prefix.length) : text.replace(/^\//, ""),
      pointer,
    };
  });
}

/** The folder that the addresses of all channels are in: `/webhook/`. */
function commonFolder(messages: readonly Message[]): string {
  const addresses = messages.flatMap(({ channels }) => channels.map(({ key, address = key }) => address));
  const folders = addresses.map((address) => address.slice(0, address.lastIndexOf("/") + 1));
  return folders.reduce((some, other) => {
    let length = 0;
    while (length < Math.min(some.length, other.length) && some[length] === other[length]) length += 1;
    return some.slice(0, some.lastIndexOf("/", length - 1) + 1);
  }, folders[0] ?? "");
}
