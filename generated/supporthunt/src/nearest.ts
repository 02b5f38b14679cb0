/** A candidate that at most two typing errors tell from a word, with one rather than with two. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const findWithin = (edits: number): string | undefined =>
    candidates.find((candidate) => isWithin(edits, word, candidate));
  return findWithin(1) ?? findWithin(2);
}

/** Whether so many insertions, removals and replacements of a character make one text of the other. */
function isWithin(edits: number, left: string, right: string): boolean {
  if (left === right) return true;
  if (edits === 0) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  const rest = [left.slice(start), right.slice(start)] as const;
  const next = [left.slice(start + 1), right.slice(start + 1)] as const;
  return (
    isWithin(edits - 1, next[0], rest[1]) ||
    isWithin(edits - 1, rest[0], next[1]) ||
    isWithin(edits - 1, next[0], next[1])
  );
}
