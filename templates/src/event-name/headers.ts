import { headerEvent } from "./header.js";
import type { HeaderNaming } from "./naming.js";

/**
 * The event's name is the value of a header that the sender calls by several names, or has renamed: the first of them
 * that is there counts.
 */
export function anyHeaderEvent(first: string, ...others: readonly string[]): HeaderNaming {
  const namings = [first, ...others].map(headerEvent);
  return {
    ...headerEvent(first),
    read(headers) {
      const readings = namings.map((naming) => naming.read(headers));
      return readings.find((reading) => reading !== undefined);
    },
  };
}
