import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { redisStore } from "../../../templates/src/redis.js";
import { isRedisMissing, startRedis, type TestRedis } from "../../support/redis.js";
import { clients } from "../support/redis-clients.js";

const MINUTE = 60_000;

describe.skipIf(isRedisMissing())("a store in Redis", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  describe.each(clients)("by way of $name", ({ connect }) => {
    /** Two processes with a store each, a key that nobody has used yet, and what stands at it in Redis. */
    async function connectTwo() {
      const [first, second] = [await connect(redis.port), await connect(redis.port)];
      const key = randomUUID();
      return {
        one: redisStore(first.client),
        two: redisStore(second.client),
        key,
        command: (name: string, ...args: string[]) => first.command(name, `hookstep:${key}`, ...args),
        async [Symbol.asyncDispose]() {
          await first[Symbol.asyncDispose]();
          await second[Symbol.asyncDispose]();
        },
      };
    }

    test("a delivery is new to one, busy for the others, and done for all when it is completed", async () => {
      await using together = await connectTwo();
      const { one, two, key } = together;
      expect(await one.begin(key, MINUTE)).toBe("new");
      expect(await two.begin(key, MINUTE)).toBe("busy");
      expect(await one.begin(key, MINUTE)).toBe("busy");
      await one.complete(key, MINUTE);
      expect(await one.begin(key, MINUTE)).toBe("done");
      expect(await two.begin(key, MINUTE)).toBe("done");
    });

    test("of a hundred that begin at once, one is new", async () => {
      await using together = await connectTwo();
      const { one, two, key } = together;
      const stores = Array.from({ length: 50 }, () => [one, two]).flat();
      const states = await Promise.all(stores.map((store) => store.begin(key, MINUTE)));
      expect(states.filter((state) => state === "new")).toHaveLength(1);
      expect(states.filter((state) => state === "busy")).toHaveLength(99);
    });

    test("one that is abandoned is new again", async () => {
      await using together = await connectTwo();
      const { one, two, key } = together;
      await one.begin(key, MINUTE);
      await one.abandon(key);
      expect(await two.begin(key, MINUTE)).toBe("new");
    });

    test("one whose lease has run out is new again", async () => {
      await using together = await connectTwo();
      const { one, two, key } = together;
      await one.begin(key, 1);
      await vi.waitFor(async () => expect(await two.begin(key, MINUTE)).toBe("new"));
    });

    test("leases and what is done go by themselves, fractions of a millisecond included", async () => {
      await using together = await connectTwo();
      const { one, key, command } = together;
      await one.begin(key, MINUTE - 0.5);
      expect(Number(await command("PTTL"))).toSatisfy((ms: number) => ms > 0 && ms <= MINUTE);
      await one.complete(key, 2 * MINUTE - 0.5);
      expect(Number(await command("PTTL"))).toSatisfy((ms: number) => ms > MINUTE && ms <= 2 * MINUTE);
    });

    test("who gives a delivery back after somebody else took it takes nothing from them", async () => {
      await using together = await connectTwo();
      const { one, two, key, command } = together;
      await one.begin(key, MINUTE);
      await command("DEL"); // as when its lease runs out
      expect(await two.begin(key, MINUTE)).toBe("new");
      await one.abandon(key);
      expect(await one.begin(key, MINUTE)).toBe("busy");
    });

    test("who completes a delivery after somebody else took it has done it for both", async () => {
      await using together = await connectTwo();
      const { one, two, key, command } = together;
      await one.begin(key, MINUTE);
      await command("DEL");
      await two.begin(key, MINUTE);
      await one.complete(key, MINUTE);
      await two.abandon(key);
      expect(await two.begin(key, MINUTE)).toBe("done");
    });

    test("in one process, who gives back cannot be told from who still works, so the lease runs out", async () => {
      await using together = await connectTwo();
      const { one, two, key, command } = together;
      await one.begin(key, MINUTE);
      await command("DEL");
      await one.begin(key, MINUTE);
      await one.abandon(key);
      expect(await two.begin(key, MINUTE)).toBe("busy");
      await one.abandon(key);
      expect(await two.begin(key, MINUTE)).toBe("new");
    });
  });
});
