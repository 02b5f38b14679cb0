import { createReceiver, Deactivate, Discard, type Receiver } from "../../../templates/src/index.js";
import { SECRET } from "./acme.js";
import type { AnswerRow } from "./answer-rows.js";
import { createPlan } from "./receiver-plans.js";

/** The receiver that a row of the table of answers is about. */
export function createRowReceiver({ receiver: name }: AnswerRow): Receiver {
  const { options, handlers } = createPlan(name, { Deactivate, Discard });
  const receiver = createReceiver({ secret: SECRET, ...options });
  for (const handler of handlers) receiver.on("order.created", handler);
  receiver.onError(() => undefined);
  return receiver;
}
