/**
 * Answers of a comparison that leads back to itself, by the key of what is compared. A pair that is met again
 * while it is being compared is taken to fit, which is what ends a recursion. What rests on a pair that turns
 * out not to fit is forgotten; "does not fit" never rests on one.
 */
export class Decisions {
  readonly #decided = new Map<string, boolean>();
  /** Pairs taken to fit, in the order in which they were met. */
  readonly #assumed = new Set<string>();

  /** The answer for a key, from before or from `compare`. */
  decide(key: string, compare: () => boolean): boolean {
    const known = this.#decided.get(key) ?? (this.#assumed.has(key) ? true : undefined);
    if (known !== undefined) return known;
    const before = this.#assumed.size;
    this.#assumed.add(key);
    const fits = compare();
    if (!fits) {
      this.#forget(before);
      this.#decided.set(key, false);
    } else if (before === 0) {
      for (const proved of this.#assumed) this.#decided.set(proved, true);
      this.#assumed.clear();
    }
    return fits;
  }

  #forget(from: number): void {
    for (const key of [...this.#assumed].slice(from)) this.#assumed.delete(key);
  }
}
