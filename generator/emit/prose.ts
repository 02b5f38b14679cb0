/** The first sentence of a text: up to a full stop that a capital follows, which `e.g.` seldom has behind it. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+\p{Lu}|\s*$)/su.exec(text.trim())?.[0] ?? text;
}

/** A sentence that starts with a capital. */
export function capitalisedFirst(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
