import { expect, test } from "vitest";
import type { Attack, Outcome } from "./attack.js";
import { hostileSenders, type Ending } from "./senders.js";

const isSuccess = (status: number): boolean => status < 300;

/** Registers a test for every hostile sender. `isStrict`: whether the answers have to be those of Node.js. */
export function testSenders(server: Attack, isStrict: boolean): void {
  test.each(hostileSenders.map((sender) => [sender.name, sender] as const))("%s", async (_, sender) => {
    const [outcome] = await server.attack(sender);
    if (outcome !== undefined) expectEnding(outcome, sender.ending, isStrict);
  });

  test("all of them at once", async () => {
    const outcomes = await server.attack(...hostileSenders);
    const refused = outcomes.filter((_, index) => hostileSenders[index]?.ending === "refused");
    for (const { statuses } of refused) expect(statuses.filter(isSuccess)).toEqual([]);
  });
}

function expectEnding({ statuses, received }: Outcome, ending: Ending, isStrict: boolean): void {
  const successes = statuses.filter(isSuccess);
  if (ending === "refused") expect({ successes, received }).toEqual({ successes: [], received: 0 });
  else if (ending === "either" || !isStrict) expect(successes.length).toBeLessThanOrEqual(received);
  else expect(statuses).toEqual(ending);
}
