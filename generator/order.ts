/** Compares text by UTF-16 code units: the same order on every machine and in every locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A copy, sorted by the text that `key` gives for each item. */
export function sortedBy<Item>(items: Iterable<Item>, key: (item: Item) => string): Item[] {
  return [...items].toSorted((left, right) => compareText(key(left), key(right)));
}
