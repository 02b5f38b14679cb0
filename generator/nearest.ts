import { closest, distance } from "fastest-levenshtein";

/** The candidate that the fewest changes of a character turn a word into; none where those are too many. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const nearest = closest(word, candidates);
  return distance(word, nearest) <= Math.max(2, Math.floor(word.length / 3)) ? nearest : undefined;
}
