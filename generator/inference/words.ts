/** Words that say what a thing is and not which: `OrderPaidEvent` is `order paid`. */
const fillers = new Set([
  "callback",
  "endpoint",
  "event",
  "hook",
  "message",
  "notification",
  "payload",
  "receiver",
  "webhook",
]);

/** Whether a word is a filler, be it one or several: `events`. */
function isFiller(word: string): boolean {
  return fillers.has(word) || fillers.has(word.replace(/s$/, ""));
}

/** The words of a name in lower case, whatever joins them: `OrderPaid`, `order.paid`, `ORDER_PAID`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "")
    .map((part) => part.toLowerCase());
}

/**
 * The words of a name without those that only say what kind of thing it is, and without what joins them: names that
 * differ in nothing else mean the same.
 */
export function essenceOf(name: string): string {
  return wordsOf(name)
    .filter((word) => !isFiller(word))
    .join("");
}

/** The words of a name with dashes between them, without those that only say what kind of thing it is. */
export function dashed(name: string): string {
  return wordsOf(name)
    .filter((word) => !isFiller(word))
    .join("-");
}

/** Whether a name says which thing it names, and not only what kind: `webhook` does not. */
export function saysWhich(name: string): boolean {
  return essenceOf(name) !== "";
}

/**
 * Whether a text looks like a name that a program sends: one word, or several joined by dots, dashes and the like, as
 * `contact.propertyChange`; not prose, not the name of a type.
 */
export function isWireLike(text: string): boolean {
  return (
    /^(?:[a-z0-9]+(?:[._:/-][a-z0-9]+)*|[A-Z0-9]+(?:[._:/-][A-Z0-9]+)*|[a-z0-9][A-Za-z0-9]*(?:[._:/-][a-z0-9][A-Za-z0-9]*)+)$/.test(
      text,
    ) && /[a-z]/i.test(text)
  );
}

/** The names that a text gives as examples: `(for example, repo:push)`, `` `order.paid` ``. */
export function namesIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/[`'"]([^`'"\s]{2,80})[`'"]/g)].map((match) => match[1] ?? "");
  const joined = text.match(/[A-Za-z0-9]+(?:[._:/-][A-Za-z0-9]+)+/g) ?? [];
  const shouted = text.match(/\b[A-Z]{2,}(?:_[A-Z0-9]+)+\b/g) ?? [];
  const named = [...text.matchAll(/(?:e\.g\.|for example|such as)[:,]?\s+([A-Za-z0-9._:/-]+)/gi)].map(
    (match) => (match[1] ?? "").replace(/[.,:]+$/, ""),
  );
  return [...new Set([...quoted, ...joined, ...shouted, ...named])].filter((name) => name !== "");
}
