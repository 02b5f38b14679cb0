/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** What is measured, by name. */
export type Subjects<Name extends string, Cost> = Readonly<Record<Name, () => Cost | Promise<Cost>>>;

/**
 * Measures subjects one after the other, round by round, so that what disturbs the machine meets all of them.
 * Each round begins with another subject. Gives the costs of each subject in the order of the rounds.
 */
export async function interleave<Name extends string, Cost>(
  subjects: Subjects<Name, Cost>,
  rounds: number,
): Promise<Record<Name, Cost[]>> {
  const names = Object.keys(subjects) as Name[];
  const costs = Object.fromEntries(names.map((name) => [name, [] as Cost[]])) as Record<Name, Cost[]>;
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      costs[name].push(await subjects[name]());
    }
  }
  return costs;
}

/** The median over all rounds of what a subject costs, divided by what another one costs in the same round. */
export function medianRatio(costs: readonly number[], yardstick: readonly number[]): number {
  return median(costs.map((cost, round) => cost / (yardstick[round] ?? Number.NaN)));
}

/** The median over all rounds of what a subject costs more than another one in the same round. */
export function medianDifference(costs: readonly number[], yardstick: readonly number[]): number {
  return median(costs.map((cost, round) => cost - (yardstick[round] ?? Number.NaN)));
}
