import { isDeepStrictEqual } from "node:util";

import type { OverlaidDocument, OverlayEffect } from "../document/overlay.js";
import { isArray, isObject, type JsonValue } from "../document/json.js";
import { childPointer, formatPointer, parsePointer, valueAt } from "../document/references.js";

/** One document before and after an overlay. */
export interface OverlaidPair {
  readonly source: JsonValue;
  readonly overlaid: OverlaidDocument;
}

/**
 * What upstream did to a place that an action of the overlay wrote. `gone`: the value it was written for is no more.
 * `unnecessary`: upstream now says the same. `overridden`: upstream says something else than before, and the overlay
 * hides it. `merged`: something else, and both are seen.
 */
export type FateKind = "gone" | "merged" | "overridden" | "unnecessary";

/** The fate of one place that an overlay wrote. */
export interface OverlayFate {
  readonly kind: FateKind;
  /** The action, as it ran on the old document. */
  readonly effect: OverlayEffect;
  /** The place; of what is `gone` the outermost that is. */
  readonly pointer: string;
  /** What upstream said before and says now; absent where it said nothing. */
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/**
 * What an overlay written for one document finds in another: the places where upstream has changed what the overlay
 * wrote over. The overlays of both documents are the same, action by action.
 */
export function overlayFates(from: OverlaidPair, to: OverlaidPair): readonly OverlayFate[] {
  const seen = new Set<string>();
  const fates = from.overlaid.effects.toReversed().flatMap((effect) =>
    effect.pointers.flatMap((pointer): readonly OverlayFate[] => {
      if (seen.has(pointer)) return [];
      seen.add(pointer);
      return isItem(pointer, from) ? itemFate(pointer, effect, from, to) : fate(pointer, effect, from, to);
    }),
  );
  return fates.toReversed();
}

function fate(
  pointer: string,
  effect: OverlayEffect,
  from: OverlaidPair,
  to: OverlaidPair,
): readonly OverlayFate[] {
  const before = valueAt(from.source, pointer);
  const after = valueAt(to.source, pointer);
  const parent = parentOf(pointer);
  const missing = outermostMissing(to.source, parent);
  if (missing !== undefined && valueAt(from.source, parent) !== undefined)
    return [{ kind: "gone", effect, pointer: missing }];
  if (isDeepStrictEqual(before, after)) return [];
  const written = valueAt(from.overlaid.data, pointer);
  if (isDeepStrictEqual(after, written))
    return [{ kind: "unnecessary", effect, pointer, ...said(before, after) }];
  if (!isDeepStrictEqual(written, valueAt(to.overlaid.data, pointer)))
    return [{ kind: "merged", effect, pointer, ...said(before, after) }];
  if (wasCopied(pointer, from, to)) return [];
  return differences(pointer, before, after).map((difference) => ({
    kind: "overridden",
    effect,
    ...difference,
  }));
}

/** Items have no names of their own: all that can be told is whether upstream has, or lacks, the same one now. */
function itemFate(
  pointer: string,
  effect: OverlayEffect,
  from: OverlaidPair,
  to: OverlaidPair,
): readonly OverlayFate[] {
  const list = parentOf(pointer);
  const missing = outermostMissing(to.source, list);
  const wasThere = valueAt(from.source, list) !== undefined;
  if (missing !== undefined) return wasThere ? [{ kind: "gone", effect, pointer: missing }] : [];
  const written = valueAt(from.overlaid.data, pointer);
  const has = (source: JsonValue): boolean => {
    const items = valueAt(source, list);
    return isArray(items) && items.some((item) => isDeepStrictEqual(item, written));
  };
  if (written === undefined || has(from.source) || !has(to.source)) return [];
  return [{ kind: "unnecessary", effect, pointer, after: written }];
}

function isItem(pointer: string, { overlaid }: OverlaidPair): boolean {
  return isArray(valueAt(overlaid.data, parentOf(pointer)));
}

function said(before: JsonValue | undefined, after: JsonValue | undefined) {
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/** Whether a removed value lives on where an action copied it, and what upstream did to it is seen there. */
function wasCopied(pointer: string, from: OverlaidPair, to: OverlaidPair): boolean {
  return from.overlaid.effects.some((effect, index) => {
    const { copied } = effect;
    if (copied === undefined || !(isWithin(pointer, copied) || isWithin(copied, pointer))) return false;
    const written = [...effect.pointers, ...(to.overlaid.effects[index]?.pointers ?? [])];
    return written.some(
      (place) => !isDeepStrictEqual(valueAt(from.overlaid.data, place), valueAt(to.overlaid.data, place)),
    );
  });
}

/** The smallest places that tell two values apart; one a list. */
function differences(
  pointer: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly Omit<OverlayFate, "effect" | "kind">[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ pointer, ...said(before, after) }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const child = formatPointer([key]);
    return differences(childPointer(pointer, key), valueAt(before, child), valueAt(after, child));
  });
}

/** Whether the value at a pointer is, or is within, the one at another. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** The pointer of the map or list that holds the value at a pointer. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

function outermostMissing(data: JsonValue, pointer: string): string | undefined {
  const keys = parsePointer(pointer) ?? [];
  for (let length = 1; length <= keys.length; length += 1) {
    const outer = formatPointer(keys.slice(0, length));
    if (valueAt(data, outer) === undefined) return outer;
  }
  return undefined;
}
