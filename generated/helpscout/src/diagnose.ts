import { explainSignature } from "./diagnosis/signature.js";
import type { Hooks } from "./hooks.js";
import type { ReceiverParts } from "./parts.js";
import type { SignatureFault, SignedRequest } from "./signature/scheme.js";

/**
 * How often a receiver looks into a request at most, in milliseconds: that takes some twenty HMACs, and anyone may
 * send something that has to be refused.
 */
const INTERVAL = 1000;

interface Past {
  lookedAt: number;
  readonly printed: Set<SignatureFault>;
}

const pasts = new WeakMap<Hooks, Past>();

/**
 * What most likely went wrong with a signature, for the person who sets the webhook up; `undefined` when nothing is
 * known, or the last request was looked into less than a second ago. When nobody listens to `onRejected`, one line
 * for each reason goes to the console.
 *
 * It never leaves the process, so a sender learns nothing by trying; and it never holds the secret.
 */
export async function diagnose(
  { description, options, hooks }: ReceiverParts,
  request: SignedRequest,
  fault: SignatureFault,
): Promise<string | undefined> {
  const past = pasts.get(hooks) ?? { lookedAt: -Infinity, printed: new Set() };
  pasts.set(hooks, past);
  const { isIdle } = hooks.rejected;
  if (isIdle && past.printed.has(fault)) return undefined;
  const now = Date.now();
  if (Math.abs(now - past.lookedAt) < INTERVAL) return undefined;
  past.lookedAt = now;
  const hint = await explainSignature(description.signature.hmac, options, request, fault);
  if (isIdle) {
    past.printed.add(fault);
    console.warn(`A webhook request was refused with 401, ${fault}. ${hint ?? ""}`.trim());
  }
  return hint;
}
