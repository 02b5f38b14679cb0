import type { Model } from "../model/model.js";
import { emitDelivery } from "./delivery.js";
import { emitEvents } from "./events.js";
import type { EmittedFile, Origin } from "./file.js";
import { formatFile, formatStatements } from "./format.js";
import { payloadStatements, payloadsPath } from "./payloads.js";
import { emitSending } from "./sending.js";
import { emitSubscriptions } from "./subscriptions.js";

/** What the TypeScript under `src/spec/` is made from. Plain data. */
export interface SpecTypesJob {
  readonly model: Model;
  readonly secretVariable: string;
  readonly origin: Origin;
}

/** The TypeScript under `src/spec/` that is printed through a syntax tree: types, events, delivery; laid out. */
export type EmitSpecTypes = (job: SpecTypesJob) => Promise<readonly EmittedFile[]>;

/** {@link EmitSpecTypes}, here and now. */
export const emitSpecTypes: EmitSpecTypes = async ({ model, secretVariable, origin }) => {
  const files = [
    emitEvents(model, origin),
    emitDelivery(model, secretVariable, origin),
    emitSending(model, origin),
    ...emitSubscriptions(model, origin),
  ];
  const payloads = await formatStatements(payloadsPath, payloadStatements(model, origin));
  return [payloads, ...(await Promise.all(files.map(formatFile)))];
};
