/** How a time is written: seconds or milliseconds since 1970, or a date of ISO 8601 with its offset from UTC. */
export type TimestampUnit = "s" | "ms" | "iso";

/** The option of schemes that sign a time. */
export interface ClockOptions {
  /** Gives the time in milliseconds since 1970: `Date.now`, unless a test with recorded deliveries says otherwise. */
  readonly now?: (() => number) | undefined;
}

const NUMBER = /^\d{1,15}$/;
const DATE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*(Z|[+-]\d\d:\d\d)$/;

/** The time in milliseconds since 1970; `undefined` for a text that is none. Digits beyond those are dropped. */
export function parseTimestamp(text: string, unit: TimestampUnit): number | undefined {
  if (unit === "iso") {
    const [, date = "", offset = ""] = DATE.exec(text) ?? [];
    const time = Date.parse(date + offset);
    return Number.isNaN(time) ? undefined : time;
  }
  if (!NUMBER.test(text)) return undefined;
  return Number(text) * (unit === "s" ? 1000 : 1);
}
