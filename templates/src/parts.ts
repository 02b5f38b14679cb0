import { publishStep } from "#trace";
import { createAnswer, type AnswerCode, type ReceiveResult, type RejectionReason } from "./answers.js";
import type { DeliveryDescription } from "./description.js";
import type { Delivery } from "./event-types.js";
import { lateError } from "./errors.js";
import type { HandshakeParts } from "./handshake/protocol.js";
import type { HeaderReader } from "./headers.js";
import type { Hooks } from "./hooks.js";
import type { Registry } from "./registry.js";
import type { ReceiverSettings, Settings } from "./settings.js";
import type { SignatureVerifier } from "./signature/scheme.js";
import type { PayloadValidator } from "./validation/issue.js";
import type { Workload } from "./workload.js";

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
  readonly handshake: HandshakeParts | undefined;
  readonly registry: Registry;
  readonly hooks: Hooks;
  readonly settings: Settings;
  /** What the receiver was made with, for a diagnosis: its signature scheme knows what else is in it. */
  readonly options: Pick<ReceiverSettings, "diagnose">;
  readonly workload: Workload;
}

/** The answer that says "received". */
export function acknowledge(
  { description }: ReceiverSpec,
  code?: AnswerCode,
  deliveries?: readonly Delivery[],
): ReceiveResult {
  return createAnswer(description.acknowledge ?? 204, code, deliveries);
}

/** What else is known of a request that is turned away. */
export interface RejectionDetails {
  /** Whether the sender was told before that all is well. */
  readonly isLate?: boolean | undefined;
  readonly delivery?: Delivery | undefined;
  /** What most likely went wrong, for the people on this side. */
  readonly hint?: string | undefined;
}

/**
 * Turns a request or one of its events away, and tells of it: `onRejected`, or `onError` where the sender was told
 * before that all is well.
 */
export async function reject(
  { hooks, description: { signature }, options }: ReceiverParts,
  status: number,
  reason: RejectionReason,
  headers: HeaderReader,
  { isLate, delivery, hint }: RejectionDetails = {},
): Promise<ReceiveResult> {
  publishStep(() => ({ step: "rejected", code: reason, status }));
  if (isLate === true && status >= 400) await hooks.fail(lateError(reason), delivery);
  else
    await hooks.rejected.emit(() => ({
      reason,
      status,
      headers: signature.withoutSecret?.(headers.web, options) ?? headers.web,
      hint,
    }));
  const answer = createAnswer(status, reason);
  return (status === 401 && signature.challenge?.(answer, options)) || answer;
}
