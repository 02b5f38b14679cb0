import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { redisStore } from "../../../templates/src/redis.js";
import { isRedisMissing, startRedis, type TestRedis } from "../../support/redis.js";
import { startLossyProxy } from "../support/lossy-proxy.js";
import { clients } from "../support/redis-clients.js";

const MINUTE = 60_000;

describe.skipIf(isRedisMissing())("when Redis or the way to it breaks", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  describe.each(clients)("by way of $name", ({ connect }) => {
    test("a begin whose reply was lost leaves no lease that nobody works under", async () => {
      await using proxy = await startLossyProxy(redis.port);
      await using far = await connect(proxy.port);
      await using near = await connect(redis.port);
      const key = randomUUID();
      const lost = proxy.loseReplyTo(key);
      const begun = redisStore(far.client, { commandTimeout: MINUTE }).begin(key, MINUTE);
      const state = await begun.catch(() => "unknown");
      await lost;
      // A client either sends the command again, and is told that the lease is its own, or fails, and gives it back.
      if (state === "new") return;
      expect(state).toBe("unknown");
      const other = redisStore(near.client);
      await vi.waitFor(async () => expect(await other.begin(key, MINUTE)).toBe("new"));
    });

    test("calls fail in time while Redis is away, and work again when it is back", async () => {
      await using connection = await connect(redis.port);
      const patient = redisStore(connection.client, { commandTimeout: MINUTE });
      const impatient = redisStore(connection.client, { commandTimeout: 200 });
      const [done, lost] = [randomUUID(), randomUUID()];
      await patient.begin(done, MINUTE);
      await patient.complete(done, MINUTE);
      await redis.kill();
      try {
        await expect(impatient.begin(lost, MINUTE)).rejects.toThrow(/got no answer from Redis/);
        await expect(impatient.complete(lost, MINUTE)).rejects.toThrow(/got no answer from Redis/);
      } finally {
        await redis.start();
      }
      expect(await patient.begin(done, MINUTE)).toBe("done");
      expect(await patient.begin(randomUUID(), MINUTE)).toBe("new");
    });
  });
});
