import type { BuiltPackage, SignedRequest } from "../send/built-package.js";
import type { Destination } from "../send/destination.js";
import { isAcknowledged, repeat, Tallying } from "../send/repetition.js";
import { openSender, type Sender } from "../send/request.js";
import type { CommandContext } from "./outcome.js";
import { withProgress } from "./progress.js";
import type { SendOptions } from "./send-options.js";
import { printOutcomes, printTally, type SentDelivery } from "./send-report.js";

/** A delivery to be made. */
export interface Draft {
  readonly event: string;
  /** How its payload differs from its schema. */
  readonly issues: readonly string[];
  readonly make: () => Promise<SignedRequest>;
}

/** What deliveries are sent with. */
export interface Sending {
  readonly source: BuiltPackage;
  readonly destination: Destination;
  readonly options: SendOptions;
}

/** Sends deliveries, reports what came of them, and gives the exit code. */
export async function sendDrafts(
  drafts: readonly Draft[],
  sending: Sending,
  context: CommandContext,
): Promise<number> {
  const { concurrency, timeout, repeat: times } = sending.options;
  const { signal, now } = context;
  const sender = openSender(sending.destination, {
    timeoutMs: timeout * 1000,
    connections: concurrency,
    signal,
    now,
  });
  try {
    return times === 1
      ? await sendEach(drafts, sender, sending, context)
      : await sendMany(drafts, sender, sending, context);
  } finally {
    await sender.close();
  }
}

async function sendEach(
  drafts: readonly Draft[],
  sender: Sender,
  sending: Sending,
  context: CommandContext,
): Promise<number> {
  const results: SentDelivery[] = [];
  await withProgress("Sending", context.terminal, async (update) => {
    await repeat(drafts.length, sending.options.concurrency, async (index) => {
      const draft = drafts[index];
      if (draft === undefined) return;
      update(`Sending ${draft.event}`);
      const request = await draft.make();
      const outcome = await sender.send(request);
      const bytes = Buffer.byteLength(request.body);
      results[index] = { event: draft.event, issues: draft.issues, bytes, outcome };
    });
  });
  printOutcomes(results, sending, context);
  return results.every(({ outcome }) => isAcknowledged(outcome)) ? 0 : 1;
}

/** What was counted is told also when the user interrupts. */
async function sendMany(
  drafts: readonly Draft[],
  sender: Sender,
  sending: Sending,
  context: CommandContext,
): Promise<number> {
  const { repeat: times, concurrency } = sending.options;
  const total = drafts.length * times;
  const tallying = new Tallying();
  const start = context.now();
  try {
    await withProgress("Sending", context.terminal, (update) =>
      repeat(total, concurrency, async (index) => {
        const request = await drafts[index % drafts.length]?.make();
        if (request === undefined) return;
        const outcome = await sender.send(request);
        tallying.add(outcome);
        update(`Sent ${tallying.sent} of ${total}`);
      }),
    );
  } finally {
    const tally = tallying.result((context.now() - start) / 1000);
    printTally({ tally, total, failures: tallying.failures }, sending, context);
  }
  return tallying.isAllAcknowledged ? 0 : 1;
}
