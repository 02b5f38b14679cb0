/** The first candidate that differs from a word in at most two characters that stand together. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => {
    let [start, end] = [0, 0];
    const longest = Math.max(word.length, candidate.length);
    while (start < longest && word[start] === candidate[start]) start++;
    while (end < longest - start && word.at(-1 - end) === candidate.at(-1 - end)) end++;
    return longest - start - end <= 2;
  });
}
