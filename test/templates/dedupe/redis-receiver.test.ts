import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createReceiver } from "../../../templates/src/index.js";
import { toNodeHandler } from "../../../templates/src/node.js";
import { redisStore } from "../../../templates/src/redis.js";
import { isRedisMissing, startRedis, type TestRedis } from "../../support/redis.js";
import { rawRequest, SECRET } from "../support/acme.js";
import { clients } from "../support/redis-clients.js";
import { startServer } from "../support/server.js";

describe.skipIf(isRedisMissing())("a receiver that remembers deliveries in Redis", () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  test.each(clients)(
    "answers 503 while Redis is away, runs nothing, and goes on when it is back, by way of $name",
    async ({ name, connect }) => {
      await using connection = await connect(redis.port);
      const store = redisStore(connection.client, { prefix: `${name}:` });
      const receiver = createReceiver({ secret: SECRET, dedupe: store });
      const handler = vi.fn<() => void>();
      const onError = vi.fn<(failure: { error: unknown }) => void>();
      receiver.on("order.created", handler);
      receiver.onError(onError);
      await using server = await startServer(toNodeHandler(receiver));
      const [first, second] = [rawRequest(), rawRequest({ body: '{"id":"another"}' })];

      expect(await server.send(first)).toMatchObject({ status: 204 });
      await redis.kill();
      try {
        const answer = await server.send(second);
        expect(answer).toMatchObject({ status: 503, body: "" });
        expect(answer.headers["retry-after"]).toMatch(/^\d+$/);
        expect(handler).toHaveBeenCalledTimes(1);
        expect(onError.mock.lastCall?.[0].error).toMatchObject({
          message: expect.stringContaining("got no answer from Redis"),
        });
      } finally {
        await redis.start();
      }
      await vi.waitFor(async () => expect(await server.send(second)).toMatchObject({ status: 204 }), 30_000);
      expect(await server.send(first)).toMatchObject({ status: 204 });
      expect(handler).toHaveBeenCalledTimes(2);
    },
  );
});
