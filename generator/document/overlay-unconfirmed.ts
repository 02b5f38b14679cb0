import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isArray, member } from "./json.js";
import { childPointer } from "./references.js";
import type { SourceDocument } from "./source-document.js";

/** Marks an action that `hookstep init` inferred and that nobody has confirmed yet. */
export const INFERRED = "x-inferred";

/** One warning that counts the actions of an overlay with `x-inferred: true`; none where there is no such action. */
export function unconfirmedActions(overlay: SourceDocument): readonly Diagnostic[] {
  const list = member(overlay.data, "actions");
  const inferred = isArray(list)
    ? [...list.entries()].filter(([, action]) => member(action, INFERRED) === true)
    : [];
  const [first] = inferred;
  if (first === undefined) return [];
  const count = inferred.length === 1 ? "1 action is" : `${inferred.length} actions are`;
  return [
    {
      code: "overlay-unconfirmed",
      severity: "warning",
      message: `${count} inferred and not confirmed.`,
      location: overlay.locate(childPointer("/actions", first[0], INFERRED), { key: true }),
      help: `Compare each with the vendor's documentation, then delete its line \`${INFERRED}: true\`.`,
    },
  ];
}
