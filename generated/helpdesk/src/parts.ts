import { createAnswer, type AnswerCode, type ReceiveResult, type RejectionReason } from "./answers.js";
import type { DeliveryDescription } from "./description.js";
import type { Delivery } from "./event-types.js";
import type { HeaderReader } from "./headers.js";
import type { Hooks } from "./hooks.js";
import type { Registry } from "./registry.js";
import type { Settings } from "./settings.js";
import type { SignatureVerifier } from "./signature/scheme.js";
import type { PayloadValidator } from "./validation/issue.js";

/** What one spec says: the modules under `spec/`, as values. */
export interface ReceiverSpec {
  readonly description: DeliveryDescription;
  /** The names of all events. */
  readonly names: ReadonlySet<string>;
  readonly validators: ReadonlyMap<string, PayloadValidator>;
}

/** All that a receiver works with. */
export interface ReceiverParts extends ReceiverSpec {
  readonly verify: SignatureVerifier;
  readonly registry: Registry;
  readonly hooks: Hooks;
  readonly settings: Settings;
}

/** The answer that says "received". */
export function acknowledge(
  { description }: ReceiverSpec,
  code?: AnswerCode,
  deliveries?: readonly Delivery[],
): ReceiveResult {
  return createAnswer(description.acknowledge ?? 204, code, deliveries);
}

/** Turns a request away, and tells of it. */
export async function reject(
  { hooks }: ReceiverParts,
  status: number,
  reason: RejectionReason,
  headers: HeaderReader,
): Promise<ReceiveResult> {
  await hooks.rejected.emit(() => ({ reason, status, headers: headers.web }));
  return createAnswer(status, reason);
}
