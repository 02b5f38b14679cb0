import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "./json.js";
import { dropItemOrigin, keepOrigin, type Origin } from "./origin.js";
import { type OverlayAction, overlayError } from "./overlay-document.js";
import {
  kindOf,
  memberOf,
  type MergeOutcome,
  type MergeSource,
  mergeTarget,
  type MutableJson,
  type OverlayTarget,
} from "./overlay-merge.js";
import { select, type Selected } from "./overlay-query.js";

/** Pointers that an action touched, and what was wrong with it. */
export interface ActionOutcome {
  readonly pointers: readonly string[];
  /** The pointer of what was copied. */
  readonly copied?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies one action to a document that may be changed in place. */
export function applyAction(target: OverlayTarget, action: OverlayAction): ActionOutcome {
  const selected = selectTargets(target, action);
  if ("code" in selected) return { pointers: [], diagnostics: [selected] };
  const { change } = action;
  if (change.kind === "remove") return removeNodes(target, action, selected);
  if (change.kind === "update") return mergeNodes(target, action, selected, change.value, change.pointer);
  const source = selectSource(target, action, change.source);
  if ("code" in source) return { pointers: [], diagnostics: [source] };
  const outcome = mergeNodes(target, action, selected, source.value, change.pointer);
  return { ...outcome, copied: source.pointer };
}

function selectTargets(target: OverlayTarget, action: OverlayAction): readonly Selected[] | Diagnostic {
  const { overlay, pointer } = action;
  const selection = select(action.target, target.data);
  if (selection.error !== undefined) {
    const message = `\`${action.target}\` is no JSONPath (RFC 9535): ${selection.error.replace(/\.$/, "")}.`;
    return overlayError(overlay, `${pointer}/target`, "overlay-target", message);
  }
  if (selection.nodes.length > 0) return selection.nodes;
  const message = `The action's target \`${action.target}\` matches nothing in the document.`;
  const help = `The longest part of it that matches is \`${selection.longestMatch}\`.`;
  return overlayError(overlay, pointer, "overlay-no-match", message, help);
}

function selectSource(target: OverlayTarget, action: OverlayAction, path: string): Selected | Diagnostic {
  const fail = (message: string) =>
    overlayError(action.overlay, `${action.pointer}/copy`, "overlay-copy", message);
  const selection = select(path, target.data);
  if (selection.error !== undefined)
    return fail(`\`${path}\` is no JSONPath (RFC 9535): ${selection.error.replace(/\.$/, "")}.`);
  const [node, ...more] = selection.nodes;
  if (node === undefined) return fail(`\`${path}\`, which is to be copied, matches nothing in the document.`);
  return more.length === 0
    ? node
    : fail(`\`${path}\` matches ${more.length + 1} values; only one can be copied.`);
}

function mergeNodes(
  target: OverlayTarget,
  action: OverlayAction,
  nodes: readonly Selected[],
  value: JsonValue,
  pointer: string,
): ActionOutcome {
  const { overlay } = action;
  const kinds = [...new Set(nodes.map((node) => kindOf(node.value)))];
  if (kinds.length > 1) {
    const message = `\`${action.target}\` matches ${kinds.join(" and ")}; an action's targets must be of one kind.`;
    return { pointers: [], diagnostics: [overlayError(overlay, action.pointer, "overlay-target", message)] };
  }
  const source: MergeSource = { value, origin: { document: overlay, pointer } };
  const outcome: MergeOutcome = { pointers: [], conflicts: [] };
  for (const node of nodes) {
    const parent = parentOf(target, node.keys);
    mergeTarget({ ...parent, pointer: node.pointer }, source, outcome);
  }
  const diagnostics = outcome.conflicts.map(({ pointer: at, origin, found, given }): Diagnostic => {
    const name = at === "" ? "the document" : `\`${at}\``;
    const message = `The overlay gives ${name} ${given}, but the document has ${found} there.`;
    const help = "To replace it, remove it with an action before this one.";
    return { ...overlayError(overlay, origin.pointer, "overlay-conflict", message, help), pointer: at };
  });
  return { pointers: outcome.pointers, diagnostics };
}

/** Removes from the end, so that no removal moves a node that is still to be removed. */
function removeNodes(
  target: OverlayTarget,
  action: OverlayAction,
  nodes: readonly Selected[],
): ActionOutcome {
  if (nodes.some(({ keys }) => keys.length === 0)) {
    const message = "The document itself cannot be removed.";
    return {
      pointers: [],
      diagnostics: [overlayError(action.overlay, action.pointer, "overlay-target", message)],
    };
  }
  for (const { keys } of nodes.toSorted(lastFirst)) {
    const { data, origin, key } = parentOf(target, keys);
    if (Array.isArray(data)) {
      data.splice(Number(key), 1);
      dropItemOrigin(origin, Number(key), data.length);
    } else if (typeof data === "object" && data !== null) {
      delete data[key];
      origin.children?.delete(key);
    }
  }
  return { pointers: nodes.map(({ pointer }) => pointer), diagnostics: [] };
}

function lastFirst(a: Selected, b: Selected): number {
  return b.keys.length - a.keys.length || itemIndex(b) - itemIndex(a);
}

/** Below 0 for members of maps, whose order does not matter. */
function itemIndex({ keys }: Selected): number {
  const index = Number(keys.at(-1));
  return Number.isInteger(index) ? index : -1;
}

interface Place {
  readonly data: MutableJson;
  readonly origin: Origin;
  readonly key: string;
}

/** The container of a node; the document's own is made up for the purpose. */
function parentOf(target: OverlayTarget, keys: readonly string[]): Place {
  const key = keys.at(-1);
  if (key === undefined) {
    const origin: Origin = { ...target.origin, children: new Map([["", target.origin]]) };
    return { data: { "": target.data }, origin, key: "" };
  }
  let data: MutableJson = target.data;
  let { origin } = target;
  for (const step of keys.slice(0, -1)) {
    data = memberOf(data, step) ?? null;
    origin = keepOrigin(origin, step);
  }
  return { data, origin, key };
}
