import { createAnswer, type AnswerCode, type ReceiveResult } from "../answers.js";
import {
  answerEarly,
  deliverEvent,
  parseBody,
  readName,
  rejectMalformed,
  type EarlyAnswer,
  type IncomingEvent,
} from "../deliver.js";
import { acknowledge, type ReceiverParts } from "../parts.js";
import type { SignedRequest } from "../signature/scheme.js";
import type { ItemsReading } from "./naming.js";
import { parsePointer, valueAt, withValue } from "./pointer.js";

/** Which of the ends that the items of one request have come to decides the answer; others are acknowledged. */
const WORST: readonly AnswerCode[] = [
  "deactivated",
  "internal_error",
  "handler_failed",
  "dedupe_unavailable",
  "busy",
  "payload_invalid",
  "event_missing",
  "event_repeated",
];

/** The items are the list at a JSON pointer (RFC 6901) into the body; `""` is the body itself. */
export function bodyItems(pointer: string): ItemsReading {
  const keys = parsePointer(pointer);
  return {
    async deliver(parts, request, respond) {
      const items = valueAt(parseBody(parts, request), keys);
      return Array.isArray(items)
        ? deliverItems(parts, request, items, respond)
        : rejectMalformed(parts, request);
    },
    write: (item) => withValue(undefined, keys, [item]),
  };
}

async function deliverItems(
  parts: ReceiverParts,
  request: SignedRequest,
  items: readonly unknown[],
  respond: EarlyAnswer | undefined,
): Promise<ReceiveResult> {
  const reports = items.map(() => new Report());
  // An early answer is one for all items: each has to be known to need no other before handlers start.
  const isLate = Promise.all(reports.map(({ isTaken }) => isTaken)).then(
    (taken) => respond !== undefined && !taken.includes(false) && answerEarly(parts, respond),
  );
  const deliverItem = async (payload: unknown, index: number): Promise<ReceiveResult> => {
    const report = reports[index];
    const gate = (): Promise<boolean> => {
      report?.tell(true);
      return isLate;
    };
    try {
      const event: IncomingEvent = { name: readName(parts, request, payload), payload, index };
      const result = await deliverEvent(parts, request, event, respond && gate);
      report?.tell(result.status < 300);
      return result;
    } catch (error) {
      // A bug of ours: the answer waits for the other items all the same.
      report?.tell(false);
      await parts.hooks.fail(error);
      return createAnswer(500, "internal_error");
    }
  };
  return combine(parts, await Promise.all(items.map(deliverItem)));
}

/** Whether an item was taken, or needs no handling. What is told first counts. */
class Report {
  tell: (isTaken: boolean) => void = () => undefined;
  readonly isTaken = new Promise<boolean>((resolve) => {
    this.tell = resolve;
  });
}

function combine(parts: ReceiverParts, results: readonly ReceiveResult[]): ReceiveResult {
  const worst = WORST.map((code) => results.find((result) => result.code === code)).find(Boolean);
  return { ...(worst ?? acknowledge(parts)), deliveries: results.flatMap(({ deliveries }) => deliveries) };
}
