import type { JsonValue } from "../document/json.js";
import type { OverlayEffect } from "../document/overlay.js";
import type { ReportedChange } from "../drift/report/report.js";
import type { Model } from "../model/model.js";
import { isWithin, type OverlaidPair, type OverlayFate, overlayFates } from "./overlay-fate.js";
import { eventsAt, payloadPath, subjectAt } from "./pointer-words.js";
import type { SchemaNames } from "./schema-names.js";

/**
 * The changes of two models, with what they mean for the overlay that was written for the old one: an action whose
 * target is gone, or that now meets something else, is a line in the entry of that change; what the overlay hides,
 * and what it says in vain, are entries of their own.
 */
export function withOverlayChanges(
  changes: readonly ReportedChange[],
  { from, to, renames }: OverlaidDocuments,
  model: Model,
): readonly ReportedChange[] {
  const fates = overlayFates(from, to);
  const failures = new Map(
    from.overlaid.effects.map((effect, index) => [
      effect,
      to.overlaid.effects[index]?.diagnostics[0]?.message,
    ]),
  );
  const result = changes.map((change) => withRenames(change, from, renames));
  const explain = (fate: OverlayFate): void => {
    const index = coveringChange(result, fate, model);
    const note = noteOf(fate, failures.get(fate.effect));
    const covering = result[index];
    if (covering === undefined) result.push({ ...entry(fate, model), help: note });
    else result[index] = { ...covering, help: joined(covering.help, note) };
  };
  for (const fate of fates) {
    if (fate.kind === "gone" || fate.kind === "merged") explain(fate);
    else if (fate.kind === "overridden") result.push(overriddenEntry(fate, model));
  }
  result.push(...unnecessaryEntries(fates, model), ...failedEntries(fates, failures));
  return result;
}

/** The two sides of a comparison, and the schemas that the overlay still calls by their old names. */
export interface OverlaidDocuments {
  readonly from: OverlaidPair;
  readonly to: OverlaidPair;
  readonly renames: SchemaNames;
}

/** Says with the renaming of a schema which actions have to follow. */
function withRenames(
  change: ReportedChange,
  { overlaid }: OverlaidPair,
  renames: SchemaNames,
): ReportedChange {
  const { from, to } = change;
  if (from === undefined || to === undefined || renames.get(from) !== to) return change;
  if (change.class !== "breaking") return change;
  const actions = overlaid.effects.filter(({ pointers }) => pointers.some((place) => isWithin(place, from)));
  const notes = actions.map(
    (effect) => `The overlay's ${actionName(effect)} was written for #${from}: rename it there too.`,
  );
  return notes.length === 0 ? change : { ...change, help: notes.reduce(joined, change.help) ?? "" };
}

/** The change that a fate is part of: at the same place, around it or within it, or the removal of its event. */
function coveringChange(changes: readonly ReportedChange[], fate: OverlayFate, model: Model): number {
  const { kind, pointer } = fate;
  const places = ({ from, to }: ReportedChange): readonly string[] =>
    (kind === "gone" ? [from] : [from, to]).filter((place) => place !== undefined);
  const find = (matches: (place: string) => boolean): number =>
    changes.findIndex((change) => change.overridden !== true && places(change).some(matches));
  const exact = find((place) => place === pointer);
  if (exact !== -1) return exact;
  const near = find((place) => place !== "" && (isWithin(place, pointer) || isWithin(pointer, place)));
  if (near !== -1 || kind !== "gone") return near;
  const events = new Set(eventsAt(pointer, model));
  return changes.findIndex(
    (change) =>
      change.what === "event" && change.to === undefined && change.events.some((name) => events.has(name)),
  );
}

function noteOf({ kind, pointer, effect }: OverlayFate, failure: string | undefined): string {
  if (kind === "gone")
    return `The overlay's ${actionName(effect)} was written for #${pointer}, which is gone: take it out.`;
  if (failure !== undefined)
    return `The overlay's ${actionName(effect)} does not fit any more: ${failure}. Adapt it.`;
  return `The overlay's ${actionName(effect)} sets #${pointer} too: check that it is still right.`;
}

function entry({ pointer, before, after, kind }: OverlayFate, model: Model): Omit<ReportedChange, "help"> {
  const path = payloadPath(pointer);
  return {
    class: "documentation",
    what: subjectAt(pointer),
    events: eventsAt(pointer, model),
    ...(path !== undefined && { path }),
    ...(before !== undefined && { before: inWords(before) }),
    ...(after !== undefined && { after: inWords(after) }),
    reason:
      kind === "gone"
        ? "The overlay was written for something that upstream has removed; receivers saw nothing of it."
        : "Upstream changed what the overlay describes too; receivers see no difference.",
    ...((before !== undefined || after === undefined) && { from: pointer }),
    ...(after !== undefined && { to: pointer }),
  };
}

function overriddenEntry(fate: OverlayFate, model: Model): ReportedChange {
  return {
    ...entry(fate, model),
    overridden: true,
    reason: "Overridden: the overlay sets this, so that receivers see nothing of what upstream changed.",
    help: `Check that the overlay's ${actionName(fate.effect)} is still right.`,
  };
}

/** One entry an action, however many places of it upstream has taken over. */
function unnecessaryEntries(fates: readonly OverlayFate[], model: Model): readonly ReportedChange[] {
  const found = fates.filter(({ kind }) => kind === "unnecessary");
  return [...new Set(found.map(({ effect }) => effect))].flatMap((effect) => {
    const [first, ...more] = found.filter((fate) => fate.effect === effect);
    if (first === undefined) return [];
    const places = [first, ...more].map(({ pointer }) => `#${pointer}`).join(", ");
    const whole = more.length + 1 === effect.pointers.length;
    const what = whole
      ? `The overlay's ${actionName(effect)} is unnecessary`
      : "A part of the overlay is unnecessary";
    return {
      ...entry(first, model),
      reason: `${what}: upstream now says the same itself.`,
      help: whole ? "Remove the action." : `Take out of its ${actionName(effect)} what it says of ${places}.`,
    };
  });
}

/** Actions that cannot be applied any more though upstream left their places alone. */
function failedEntries(
  fates: readonly OverlayFate[],
  failures: ReadonlyMap<OverlayEffect, string | undefined>,
): readonly ReportedChange[] {
  const explained = new Set(fates.map(({ effect }) => effect));
  return [...failures].flatMap(([effect, failure]): readonly ReportedChange[] => {
    if (failure === undefined || explained.has(effect)) return [];
    const reason = `The overlay's ${actionName(effect)} cannot be applied any more: ${failure}.`;
    return [
      { class: "documentation", what: "documentation", events: [], reason, help: "Adapt or remove it." },
    ];
  });
}

function actionName({ target, action: { file, line } }: OverlayEffect): string {
  return `action on \`${target}\` (${file}${line === undefined ? "" : `:${line}`})`;
}

function joined(help: string | undefined, note: string): string {
  if (help === undefined) return note;
  return help.split("\n").includes(note) ? help : `${help}\n${note}`;
}

/** As many characters of a value are shown. */
const MAX_SHOWN = 120;

function inWords(value: JsonValue): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
