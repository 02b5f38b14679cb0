import { createReceiver, type Receiver } from "../../../templates/src/index.js";
import { SECRET } from "./acme.js";
import type { AnswerRow } from "./answer-rows.js";

/** The receiver that a row of the table of answers is about. */
export function createRowReceiver({ options, handlers = [() => undefined] }: AnswerRow): Receiver {
  const receiver = createReceiver({ secret: SECRET, ...options });
  for (const handler of handlers) receiver.on("order.created", handler);
  receiver.onError(() => undefined);
  return receiver;
}
