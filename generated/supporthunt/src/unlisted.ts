/**
 * A text that is none of those that the spec lists at its place, such as a type of message that came later.
 *
 * TypeScript has no type for "any other text". This is one that no listed text has, so that comparing with a
 * listed one tells the members of a union apart: after `message.type === "…"` the rest is known, and `default:`
 * has what is not listed. The text itself is as it was sent; `"…" as Unlisted` makes one for a test.
 */
export type Unlisted = `${string} (unlisted)`;
