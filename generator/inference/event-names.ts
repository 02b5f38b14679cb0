import type { SourceDocument } from "../document/source-document.js";
import type { Message } from "../document/structure.js";
import { type CandidatePlace, knownNamesOf } from "./event-place.js";
import { remark } from "./evidence.js";
import { learnSpelling } from "./name-spelling.js";
import { nameSourcesOf, sourcePhrases } from "./name-sources.js";
import { type NameMatch, type NameProposals, type Naming, propose, type Uses } from "./naming.js";
import { commonFolder, fromSources, jointsOf } from "./source-names.js";
import { dashed, essenceOf, saysWhich } from "./words.js";

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
  const naming: Naming = {
    document,
    folder: commonFolder(unnamed),
    taken: new Set(taken),
    proposed: [],
    missing: unnamed,
  };
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
  const text = `the ${sourcePhrases[source.kind]}, in dashes: the only event there is`;
  const evidence = remark(document, source.pointer, text);
  return { proposed: [{ message, names: [dashed(source.text)], evidence }], missing: [] };
}

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
    const phrase = `a name that the document mentions, and the ${sourcePhrases[first.source.kind]}`;
    if (isWhole && propose(naming, message, names, remark(naming.document, first.source.pointer, phrase)))
      matches.push(...found);
  }
  return matches;
}
