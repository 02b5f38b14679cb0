import fc from "fast-check";
import { expect, test } from "vitest";
import { randomRequests } from "./arbitrary.js";
import type { Attack } from "./attack.js";

/** The same each time; `HOSTILE_SEED` and `HOSTILE_RUNS` look elsewhere, and for longer. */
const seed = Number(process.env["HOSTILE_SEED"] ?? 20_261_120);
const numRuns = Number(process.env["HOSTILE_RUNS"] ?? 100);

/** Registers the test that requests made at random get what they have to get, several of them at once. */
export function testRandomRequests(server: Attack): void {
  test(`${numRuns} times any requests at once, with the seed ${seed}`, async () => {
    const several = fc.array(randomRequests, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(several, async (requests) => {
        const outcomes = await server.attack(...requests);
        for (const [index, { statuses }] of outcomes.entries()) {
          const status = requests[index]?.status;
          if (status === undefined) expect(statuses.filter((each) => each < 300)).toEqual([]);
          else expect(statuses).toEqual([status]);
        }
        const genuine = requests.filter(({ status }) => status === 204);
        expect(outcomes[0]?.received).toBe(genuine.length);
      }),
      { seed, numRuns },
    );
  });
}
