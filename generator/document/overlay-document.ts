import type { DiagnosticCode } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isArray, isObject, type JsonObject, type JsonValue, member, stringMember } from "./json.js";
import { childPointer } from "./references.js";
import type { SourceDocument } from "./source-document.js";

/** One valid action of an overlay. */
export interface OverlayAction {
  readonly overlay: SourceDocument;
  /** The place of the action in the overlay: `/actions/3`. */
  readonly pointer: string;
  readonly target: string;
  readonly change: OverlayChange;
}

/** What an action does to its targets; the `pointer` of a value is one into the overlay. */
export type OverlayChange =
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly value: JsonValue; readonly pointer: string }
  | { readonly kind: "copy"; readonly source: string; readonly pointer: string };

/** The actions of a valid overlay; the errors of an invalid one. */
export interface OverlayActions {
  readonly actions: readonly OverlayAction[];
  readonly diagnostics: readonly Diagnostic[];
}

const ACTION_MEMBERS = new Set(["target", "description", "update", "remove", "copy"]);

/**
 * Reads an overlay of the OpenAPI Overlay Specification 1.0 or 1.1; the third number of a version says
 * nothing (section "Versions"). `extends` is not compared with the document: whoever applies an overlay
 * has said to which.
 */
export function readOverlay(overlay: SourceDocument): OverlayActions {
  const diagnostics: Diagnostic[] = [];
  const fail = (pointer: string, code: DiagnosticCode, message: string, help?: string): undefined => {
    diagnostics.push(overlayError(overlay, pointer, code, message, help));
  };
  const version = member(overlay.data, "overlay");
  if (version === undefined) {
    fail(
      "",
      "not-an-overlay",
      "This is no overlay: it has no member `overlay` with a version.",
      OVERLAY_HELP,
    );
    return { actions: [], diagnostics };
  }
  if (typeof version !== "string" || !/^1\.[01]\.\d+$/.test(version)) {
    const shown = JSON.stringify(version);
    fail("/overlay", "overlay-version", `Overlay version ${shown} is not supported; 1.0 and 1.1 are.`);
    return { actions: [], diagnostics };
  }
  for (const key of ["title", "version"]) {
    const value = member(member(overlay.data, "info"), key);
    if (typeof value !== "string") fail(`/info/${key}`, "overlay-info", `An overlay needs \`info.${key}\`.`);
  }
  const list = member(overlay.data, "actions");
  if (!isArray(list)) {
    fail("/actions", "overlay-actions", "`actions` must be a list of actions.");
    return { actions: [], diagnostics };
  }
  const actions = list.flatMap((item, index) => {
    const pointer = childPointer("/actions", index);
    const change = readAction(item, pointer, version, fail);
    const target = stringMember(item, "target");
    return change && target !== undefined ? [{ overlay, pointer, target, change }] : [];
  });
  return { actions, diagnostics };
}

const OVERLAY_HELP =
  'An overlay begins with:\noverlay: 1.1.0\ninfo: { title: "…", version: 1.0.0 }\nactions: []';

type Fail = (pointer: string, code: DiagnosticCode, message: string) => undefined;

function readAction(
  action: JsonValue,
  pointer: string,
  version: string,
  fail: Fail,
): OverlayChange | undefined {
  const invalid = (message: string, key?: string) =>
    fail(key === undefined ? pointer : childPointer(pointer, key), "overlay-action", message);
  if (!isObject(action)) return invalid("An action must be a map.");
  const unknown = Object.keys(action).find((key) => !ACTION_MEMBERS.has(key) && !key.startsWith("x-"));
  if (unknown !== undefined) return invalid(`An action has no member \`${unknown}\`.`, unknown);
  if (typeof member(action, "target") !== "string")
    return invalid("The action needs a `target`, a JSONPath.");
  const remove = member(action, "remove");
  if (remove !== undefined && typeof remove !== "boolean")
    return invalid("`remove` is true or false.", "remove");
  if (remove === true) return { kind: "remove" };
  const copy = member(action, "copy");
  if (copy !== undefined && version.startsWith("1.0.")) {
    return invalid("`copy` needs an overlay of version 1.1.0.", "copy");
  }
  return readValue(action, pointer, copy, invalid);
}

function readValue(
  action: JsonObject,
  pointer: string,
  copy: JsonValue | undefined,
  invalid: (message: string, key?: string) => undefined,
): OverlayChange | undefined {
  const value = member(action, "update");
  if (copy === undefined) {
    if (value !== undefined) return { kind: "update", value, pointer: childPointer(pointer, "update") };
    return invalid("The action does nothing: give it `update`, `remove: true` or `copy`.");
  }
  if (value !== undefined) return invalid("An action has `update` or `copy`, not both.", "copy");
  if (typeof copy !== "string") return invalid("`copy` must be a JSONPath.", "copy");
  return { kind: "copy", source: copy, pointer: childPointer(pointer, "copy") };
}

/** An error at a place in an overlay. */
export function overlayError(
  overlay: SourceDocument,
  pointer: string,
  code: DiagnosticCode,
  message: string,
  help?: string,
): Diagnostic {
  const location = overlay.locate(pointer, { key: true });
  return { code, severity: "error", message, location, ...(help !== undefined && { help }) };
}
