import { refusal } from "../disk/refusal.js";
import type { Tampering } from "../send/tampering-kinds.js";
import type { CommonOptions } from "./outcome.js";

/** Options of `hookstep send`. */
export interface SendOptions extends CommonOptions {
  /** The event to send; none with `all`. */
  readonly event?: string | undefined;
  readonly to: string;
  /** A provider, or an installed package; where left out, the one that knows the event. */
  readonly provider?: string | undefined;
  readonly secret?: string | undefined;
  /** Changes of the payload, `path=value`. */
  readonly set: readonly string[];
  /** Headers beside the vendor's, or in their place, `Name: value`. */
  readonly header: readonly string[];
  /** A JSON file with the payload. */
  readonly file?: string | undefined;
  /** Every event of the provider. */
  readonly all: boolean;
  /** How often each delivery is sent. */
  readonly repeat: number;
  /** How many are under way at once. */
  readonly concurrency: number;
  readonly tamper?: Tampering | undefined;
  /** Print the request as a command instead of sending it. */
  readonly curl: boolean;
  readonly allowRemote: boolean;
  /** How long an answer is waited for, in seconds. */
  readonly timeout: number;
}

/**
 * Makes sure that options go together.
 *
 * @throws DiagnosticError when they do not.
 */
export function checkSendOptions(options: SendOptions): void {
  const { event, all, file, set, curl, json, repeat, concurrency, timeout } = options;
  const rows: readonly (readonly [fault: boolean, message: string])[] = [
    [event === undefined && !all, "Name the event to send, or ask for --all of them."],
    [event !== undefined && all, "`--all` sends every event; leave the event out."],
    [all && file !== undefined, "`--file` is the payload of one event; leave out --all."],
    [all && set.length > 0, "`--set` changes the payload of one event; leave out --all."],
    [curl && json, "`--curl` prints a command, not JSON; leave out one of them."],
    [curl && repeat > 1, "`--curl` prints each request once; leave out --repeat."],
    [!isCount(repeat), "`--repeat` takes a whole number of 1 or more."],
    [!isCount(concurrency), "`--concurrency` takes a whole number of 1 or more."],
    [!(timeout > 0 && timeout <= 3600), "`--timeout` takes a number of seconds, up to 3600."],
  ];
  const fault = rows.find(([isFault]) => isFault);
  if (fault === undefined) return;
  throw refusal("send-options", fault[1], "hookstep send convo.created --to http://localhost:3000/webhooks");
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
