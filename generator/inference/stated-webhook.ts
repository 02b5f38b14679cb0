import { member } from "../document/json.js";
import type { SourceDocument } from "../document/source-document.js";
import type { DocumentStructure } from "../document/structure.js";
import { buildDelivery } from "../model/delivery.js";
import { remark } from "./evidence.js";
import type { PlaceFinding } from "./place-finding.js";

/** The place of the event's name that the document states in `x-webhook`, if it does. */
export function statedPlace(
  structure: DocumentStructure,
  document: SourceDocument,
): PlaceFinding | undefined {
  if (!states(structure, "event")) return undefined;
  const { event, items } = buildDelivery(structure, () => {});
  return {
    place: event,
    ...(items !== undefined && { items }),
    evidence: remark(document, "/x-webhook/event", "the document's x-webhook"),
    isStated: true,
  };
}

/** Whether the document states in `x-webhook` how requests are signed. */
export function statesSignature(structure: DocumentStructure): boolean {
  return states(structure, "signature");
}

function states({ extensions }: DocumentStructure, name: string): boolean {
  return extensions.some(({ key, value }) => key === "x-webhook" && member(value, name) !== undefined);
}
