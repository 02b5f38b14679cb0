import type { Change } from "../../../../generator/drift/change.js";
import { compareModels } from "../../../../generator/drift/compare-models.js";
import type { Schema } from "../../../../generator/model/schema.js";
import { modelOf, schemasOf } from "./models.js";
import { object } from "./small-types.js";

/** The changes that one edit of the member `it` of a type `Order` gives. */
export function editOf(from: Schema, to: Schema): readonly Change[] {
  return changesOf({ Order: object({ it: from }) }, { Order: object({ it: to }) });
}

/** The changes from some named types to others, each the payload of an event of its own. */
export function changesOf(from: Record<string, Schema>, to: Record<string, Schema>): readonly Change[] {
  return compareModels(modelOf(schemasOf(from)), modelOf(schemasOf(to)));
}

/** Changes as lines: `breaking Order.it: string -> number`. */
export function short(changes: readonly Change[]): readonly string[] {
  return changes.map(
    ({ class: name, path, before, after }) =>
      `${name} ${path ?? ""}: ${before ?? "nothing"} -> ${after ?? "nothing"}`,
  );
}
