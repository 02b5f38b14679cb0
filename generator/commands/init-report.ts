import { printable } from "../diagnostics/printable.js";
import { type Evidence, placeOf } from "../inference/evidence.js";
import type { Findings } from "../inference/findings.js";
import type { Message } from "../document/structure.js";
import type { EventPlace } from "../model/model.js";
import { colorsOf, type Terminal } from "../terminal.js";

/** Where the findings were written to. */
export interface WrittenProvider {
  readonly name: string;
  readonly folder: string;
  /** The files in the folder. */
  readonly paths: readonly string[];
}

/** So many of a kind are named; the overlay has all. */
const MAX_NAMED = 5;

/** What was found in a document, from which of its sentences, and what to do next; lines for people. */
export function describeFindings(
  findings: Findings,
  { name, folder, paths }: WrittenProvider,
  terminal: Terminal,
): readonly string[] {
  const { bold, green } = colorsOf(terminal);
  const { missing, leftOut, proposed } = findings;
  const next = isOpen(findings)
    ? `complete ${folder}/overlay.yaml where it says so, confirm the rest, then: npx hookstep generate ${name}`
    : `confirm what ${folder}/overlay.yaml infers, then: npx hookstep generate ${name}`;
  return [
    `${green("✓")} wrote ${bold(folder)}: ${paths.join(", ")}`,
    ...row("events", eventsLine(findings)),
    ...examplesOf(proposed),
    ...row("named in", placeLine(findings)),
    ...row("signed", signatureLine(findings)),
    ...(missing.length > 0 ? row("open", `the names of ${enumerate(missing)}`) : []),
    ...(leftOut.length > 0 ? row("left out", leftOutLine(findings)) : []),
    ...row("next", next),
  ];
}

/** The same for machines. */
export function findingsAsData(findings: Findings) {
  const { place, stated, proposed, missing, leftOut, signature } = findings;
  const evidence = ({ text, location }: Evidence) => ({ from: text, location });
  return {
    event: place === undefined ? null : { ...place.place, ...evidence(place.evidence) },
    ...(place?.items !== undefined && { items: place.items }),
    signature: signature && {
      complete: signature.isComplete,
      scheme: signature.known?.scheme ?? (signature.isComplete ? "hmac" : "custom"),
      ...Object.fromEntries(
        Object.entries(signature.known?.members ?? signature.hmac).map(([key, found]) => [
          key,
          { value: found.value, ...evidence(found.evidence) },
        ]),
      ),
      said: signature.said.map(evidence),
    },
    stated: stated.map(({ message, names }) => ({ message: message.pointer, names })),
    proposed: proposed.map((each) => ({
      message: each.message.pointer,
      names: each.names,
      ...evidence(each.evidence),
    })),
    missing: missing.map(({ pointer }) => pointer),
    leftOut: leftOut.map((each) => ({ message: each.message.pointer, ...evidence(each.evidence) })),
  };
}

function isOpen({ place, missing, signature }: Findings): boolean {
  return place === undefined || missing.length > 0 || signature?.isComplete === false;
}

function row(title: string, text: string): readonly string[] {
  return [`  ${title.padEnd(9)} ${text}`];
}

function eventsLine({ stated, proposed, missing }: Findings): string {
  const names = [...stated, ...proposed].flatMap((each) => each.names);
  const parts = [
    stated.length > 0 ? `${stated.flatMap((each) => each.names).length} named by the document` : "",
    proposed.length > 0 ? `${proposed.flatMap((each) => each.names).length} inferred` : "",
    missing.length > 0 ? `${missing.length} without a name` : "",
  ].filter((part) => part !== "");
  const shown = names.slice(0, MAX_NAMED).map(printable).join(", ");
  return `${parts.join(", ")}${shown === "" ? "" : `: ${shown}${names.length > MAX_NAMED ? ", …" : ""}`}`;
}

function examplesOf(proposed: Findings["proposed"]): readonly string[] {
  const [first] = proposed;
  return first === undefined
    ? []
    : row("", `for instance ${first.names.slice(0, 1).map(printable).join("")}: ${cited(first.evidence)}`);
}

function placeLine({ place }: Findings): string {
  if (place === undefined) return "not said: complete it in the overlay";
  const inItems =
    place.items === undefined ? "" : ` of each item of ${place.items === "" ? "the body" : place.items}`;
  const where = placeName(place.place) + inItems;
  return `${printable(where)}: ${cited(place.evidence)}`;
}

function placeName(place: EventPlace): string {
  switch (place.kind) {
    case "header":
      return `the header ${place.name}`;
    case "body":
      return `the body at ${place.pointer}`;
    case "path":
      return `the URL, which ends in ${place.template}`;
    case "join":
      return place.parts.map(placeName).join(" and ");
  }
}

function signatureLine({ signature }: Findings): string {
  if (signature === undefined) return "as the document's x-webhook says";
  const { hmac, known: scheme, isComplete, said } = signature;
  if (scheme !== undefined) {
    const members = Object.values(scheme.members).map(({ value }) => printable(value));
    return `${scheme.scheme}, ${members.join(", ")}: ${cited(scheme.evidence)}`;
  }
  const known = Object.values(hmac).map(({ value }) => printable(value));
  const [first] = said;
  const source = first === undefined ? "" : `: ${cited(first)}`;
  if (isComplete) return `HMAC, ${known.join(", ")}${source}`;
  if (first === undefined) return "not said: createReceiver will ask for a function that checks requests";
  return `not said in full${known.length > 0 ? ` (${known.join(", ")})` : ""}${source}`;
}

function leftOutLine({ leftOut }: Findings): string {
  const reasons = new Map<string, Message[]>();
  for (const { message, evidence } of leftOut)
    reasons.set(evidence.text, [...(reasons.get(evidence.text) ?? []), message]);
  return [...reasons].map(([reason, messages]) => `${enumerate(messages)} (${reason})`).join("; ");
}

function enumerate(messages: readonly Message[]): string {
  const names = messages.map(({ key, name, title, pointer }) => printable(key ?? name ?? title ?? pointer));
  const more = names.length - MAX_NAMED;
  return names.slice(0, MAX_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function cited(evidence: Evidence): string {
  return `${evidence.text} (${placeOf(evidence)})`;
}
