import { createClient } from "redis";
import { describe, expect, test } from "vitest";
import { redisStore, type RedisClient } from "../../../templates/src/redis.js";
import { isRedisMissing, startRedis } from "../../support/redis.js";
import { connectIoredis } from "../support/redis-clients.js";

describe("a store that cannot work", () => {
  test.each([undefined, null, {}, "redis://localhost"])("is refused when its client is %j", (client) => {
    expect(() => redisStore(client as unknown as RedisClient)).toThrow(
      "The first argument must be a client of Redis: `new Redis()` of ioredis, `createClient()` of node-redis, or " +
        '`{ send: (args) => … }`, which sends a command such as `["EVAL", …]` and gives the reply.',
    );
  });

  test.each([0, -1, NaN, Infinity, "2000"])("is refused when it would wait %j ms", (commandTimeout) => {
    const options = { commandTimeout: commandTimeout as number };
    expect(() => redisStore({ send: async () => "new" }, options)).toThrow(/`commandTimeout` cannot be/);
  });

  test("is refused when its prefix is no text", () => {
    const options = { prefix: 1 as unknown as string };
    expect(() => redisStore({ send: async () => "new" }, options)).toThrow("`prefix` cannot be 1");
  });
});

describe("a failure says what to do", () => {
  test("about a client of node-redis that was never connected", async () => {
    await expect(redisStore(createClient()).begin("key", 1000)).rejects.toThrow(
      /The client is closed\. node-redis: `await client\.connect\(\)` comes before the first delivery\./,
    );
  });

  test("and keeps the client's own error", async () => {
    const cause = new Error("Connection is closed.");
    const begun = redisStore({ send: () => Promise.reject(cause) }).begin("key", 1000);
    await expect(begun).rejects.toMatchObject({ cause });
  });

  test.skipIf(isRedisMissing())("about a user who may not run the store's commands", async () => {
    await using redis = await startRedis();
    await using admin = connectIoredis(redis.port);
    await admin.command("ACL", "SETUSER", "default", "-eval");
    await expect(redisStore(admin.client).begin("key", 1000)).rejects.toThrow(
      /NOPERM.*The store's user needs the commands EVAL, GET, SET and DEL on keys that begin with `prefix`\.$/,
    );
  });
});
