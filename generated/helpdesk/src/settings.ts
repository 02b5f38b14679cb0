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
}

/** The settings with their defaults. */
export type Settings = { readonly [K in keyof ReceiverSettings]-?: NonNullable<ReceiverSettings[K]> };

/**
 * Fills in the defaults.
 *
 * @throws TypeError when a setting has a value it cannot have, which would otherwise turn a check off in silence
 */
export function parseSettings({
  validation = "report",
  malformed = "reject",
  maxBodyBytes = 5 * 1024 * 1024,
}: ReceiverSettings): Settings {
  assertSetting("validation", validation, ["report", "reject", "off"].includes(validation));
  assertSetting("malformed", malformed, ["reject", "acknowledge"].includes(malformed));
  assertSetting("maxBodyBytes", maxBodyBytes, typeof maxBodyBytes === "number" && maxBodyBytes >= 0);
  return { validation, malformed, maxBodyBytes };
}

function assertSetting(name: keyof ReceiverSettings, value: unknown, isValid: boolean): void {
  if (!isValid) throw new TypeError(`\`${name}\` cannot be ${String(value)}`);
}
