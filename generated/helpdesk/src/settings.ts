import { parseDedupe, type DedupeOptions, type DedupeSettings } from "./dedupe/options.js";
import type { DedupeStore } from "./dedupe/store.js";

/** How a receiver treats what arrives. */
export interface ReceiverSettings {
  /**
   * What happens to a payload that does not match its schema. `"report"`, the default: handlers run, and
   * `delivery.issues` and `onInvalid` tell of it, since senders change payloads without notice and one schema
   * mistake must not switch a webhook off. `"reject"`: 422, no handler runs; `onInvalid` and `onRejected` tell
   * of it. `"off"`: nothing is checked.
   */
  readonly validation?: "report" | "reject" | "off" | undefined;
  /**
   * What a signed body that is not JSON gets. `"reject"`, the default: 400. `"acknowledge"`: the status for
   * "received", so that the sender does not send it again. `onRejected` is called either way.
   */
  readonly malformed?: "reject" | "acknowledge" | undefined;
  /** How long a body may be, in bytes: 5 MiB (5,242,880) by default. A longer one gets 413, signed or not. */
  readonly maxBodyBytes?: number | undefined;
  /**
   * For how long a sender may stall within a body, in milliseconds: 10,000 by default. Then it gets 408 and the
   * connection is closed; so it does when the whole body takes ten times as long. With `fetch`, a body that states a
   * length of 64 KiB or less has to be there as a whole by then. `Infinity` waits for good.
   */
  readonly bodyTimeout?: number | undefined;
  /**
   * When the sender gets its answer. `"after"`, the default: when all handlers are done, so that it sends again
   * what they failed at. `"before"`: once the signature, the event's name and `dedupe` have been checked, for
   * senders who do not wait as long as the work takes. Whatever goes wrong after that reaches `onError` alone, a
   * body that is not JSON, `validation: "reject"` and `Deactivate` included, and the sender does not try again; what
   * a killed process had not done is lost. End one with `drain`; on fetch platforms that stop a worker with its
   * answer, pass their context to `fetch`.
   */
  readonly ack?: "after" | "before" | undefined;
  /**
   * Where to remember which deliveries were handled, so that no handler runs again for what the sender repeats: a
   * store, or an object with a store and its settings. A delivery that was handled is acknowledged; one that is
   * being handled, also in another process, gets 503, and so do all while the store cannot be reached. A delivery
   * whose handlers failed is handled again.
   */
  readonly dedupe?: DedupeStore | DedupeOptions | undefined;
  /**
   * Whether to look into requests whose signature does not count, at most one a second, and tell what most likely went
   * wrong: `hint` of `onRejected`, or, when nobody listens to that, a line on the console for each reason. By default
   * everywhere but where `NODE_ENV` is `production`; without a `process`, as in a worker, nowhere. The sender is told
   * nothing of it.
   */
  readonly diagnose?: boolean | undefined;
}

/** The settings with their defaults, but for `diagnose`, whose default is found when it matters. */
export type Settings = {
  readonly [K in Exclude<keyof ReceiverSettings, "dedupe" | "diagnose">]-?: NonNullable<ReceiverSettings[K]>;
} & { readonly dedupe: DedupeSettings | undefined };

/**
 * Fills in the defaults.
 *
 * @throws TypeError when a setting has a value it cannot have, which would otherwise turn a check off in silence
 */
export function parseSettings({
  validation = "report",
  malformed = "reject",
  maxBodyBytes = 5 * 1024 * 1024,
  bodyTimeout = 10_000,
  ack = "after",
  dedupe,
}: ReceiverSettings): Settings {
  assertSetting("validation", validation, ["report", "reject", "off"].includes(validation));
  assertSetting("malformed", malformed, ["reject", "acknowledge"].includes(malformed));
  assertSetting("maxBodyBytes", maxBodyBytes, typeof maxBodyBytes === "number" && maxBodyBytes >= 0);
  assertSetting("bodyTimeout", bodyTimeout, typeof bodyTimeout === "number" && bodyTimeout > 0);
  assertSetting("ack", ack, ["after", "before"].includes(ack));
  const parsed = dedupe === undefined ? undefined : parseDedupe(dedupe);
  assertSetting(
    "dedupe",
    "without a store, or with times below 1",
    dedupe === undefined || parsed !== undefined,
  );
  return { validation, malformed, maxBodyBytes, bodyTimeout, ack, dedupe: parsed };
}

function assertSetting(name: keyof ReceiverSettings, value: unknown, isValid: boolean): void {
  if (!isValid) throw new TypeError(`\`${name}\` cannot be ${String(value)}`);
}
