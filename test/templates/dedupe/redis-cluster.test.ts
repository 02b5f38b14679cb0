import { Cluster } from "ioredis";
import { createCluster } from "redis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { redisStore } from "../../../templates/src/redis.js";
import { isRedisMissing, startRedis, type TestRedis } from "../../support/redis.js";
import { connectIoredis } from "../support/redis-clients.js";

const MINUTE = 60_000;

describe.skipIf(isRedisMissing())("a store in a cluster", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis("--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1");
    await using node = connectIoredis(redis.port);
    await node.command("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
    await vi.waitFor(async () => {
      expect(String(await node.command("CLUSTER", "INFO"))).toContain("cluster_state:ok");
    }, 30_000);
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  test("works by way of ioredis", async () => {
    const cluster = new Cluster([{ host: "127.0.0.1", port: redis.port }]);
    const store = redisStore(cluster);
    expect(await store.begin("ioredis", MINUTE)).toBe("new");
    expect(await store.begin("ioredis", MINUTE)).toBe("busy");
    await store.abandon("ioredis");
    expect(await store.begin("ioredis", MINUTE)).toBe("new");
    cluster.disconnect();
  });

  test("works by way of node-redis", async () => {
    const cluster = createCluster({ rootNodes: [{ socket: { host: "127.0.0.1", port: redis.port } }] });
    await cluster.connect();
    const store = redisStore(cluster);
    expect(await store.begin("node-redis", MINUTE)).toBe("new");
    expect(await store.begin("node-redis", MINUTE)).toBe("busy");
    await store.complete("node-redis", MINUTE);
    expect(await store.begin("node-redis", MINUTE)).toBe("done");
    cluster.destroy();
  });
});
