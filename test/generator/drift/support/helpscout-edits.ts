import type { Change } from "../../../../generator/drift/change.js";
import { compareModels } from "../../../../generator/drift/compare-models.js";
import { readModel } from "../../../../generator/generate.js";
import type { Model } from "../../../../generator/model/model.js";
import { readText, upstream } from "../../../spec/helpscout-files.js";
import type { Node } from "./document-node.js";

/** One edit of the document, of the overlay, or of both. */
export interface Edit {
  /** What both versions have, where the document itself does not. */
  readonly given?: (document: Node) => void;
  readonly edit?: (document: Node) => void;
  readonly overlay?: readonly [was: string, is: string];
}

/** An edit in words, and the entries that it gives, as {@link short} has them. */
export type EditRow = readonly [sentence: string, edit: Edit, entries: readonly string[]];

const overlayText = readText("overlay.yaml");

/** The model of Help Scout's document after some edits, with this overlay. */
export async function modelAfter(
  edits: readonly (((document: Node) => void) | undefined)[],
  overlay = overlayText,
): Promise<Model> {
  const document = structuredClone(upstream) as unknown as Node;
  for (const edit of edits) edit?.(document);
  const { model, diagnostics } = await readModel({ file: "upstream.json", text: JSON.stringify(document) }, [
    { file: "overlay.yaml", text: overlay },
  ]);
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return model;
}

/** The changes that one edit gives. */
export async function changesOf({ given, edit, overlay }: Edit): Promise<readonly Change[]> {
  const changed = overlay === undefined ? overlayText : overlayText.replaceAll(...overlay);
  return compareModels(await modelAfter([given]), await modelAfter([given, edit], changed));
}

/** Changes as lines: `breaking payload Tag.name: string -> string | null`. */
export function short(changes: readonly Change[]): readonly string[] {
  return changes.map(
    ({ class: name, what, path, events, before, after }) =>
      `${name} ${what} ${path ?? events.join(", ")}: ${before ?? "nothing"} -> ${after ?? "nothing"}`,
  );
}
