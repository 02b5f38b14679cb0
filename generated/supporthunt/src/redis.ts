import { createScriptRunner, type RedisClient } from "./dedupe/redis-client.js";
import { RedisStore } from "./dedupe/redis-store.js";
import type { DedupeStore } from "./dedupe/store.js";

export type { IoredisClient, NodeRedisClient, RedisClient, RedisSender } from "./dedupe/redis-client.js";

/** The options of `redisStore`. */
export interface RedisStoreOptions {
  /**
   * What all keys in Redis begin with: `hookstep:` when left out. Receivers of different webhooks that share a Redis
   * need one each, since the same event with the same body may reach both.
   */
  readonly prefix?: string | undefined;
  /**
   * How long Redis may take to reply, in milliseconds: 2000 by default. Clients keep commands while Redis is away,
   * some for ever; a sender wants an answer before it gives up.
   */
  readonly commandTimeout?: number | undefined;
}

/**
 * A store that several processes share, in Redis (2.6.12 or newer, or what speaks its language, such as Valkey), by
 * way of a client of yours. Each call is one script on one key: nothing comes between, and a cluster takes it.
 *
 * Redis may forget: under `maxmemory`, in a crash before its file was written (`appendonly`), in a fail-over to a
 * replica that lags behind. A delivery that is sent again is then handled again; none is lost.
 *
 * @throws TypeError when the client is none that is known, or an option cannot work
 * @example
 * const receiver = createReceiver({ secret, dedupe: redisStore(new Redis(url)) }); // ioredis
 *
 * const client = createClient({ url }).on("error", console.error); // node-redis
 * await client.connect();
 * const receiver = createReceiver({ secret, dedupe: redisStore(client, { prefix: "orders:" }) });
 */
export function redisStore(
  client: RedisClient,
  { prefix = "hookstep:", commandTimeout = 2000 }: RedisStoreOptions = {},
): DedupeStore {
  if (typeof prefix !== "string") throw new TypeError(`\`prefix\` cannot be ${String(prefix)}`);
  if (!Number.isFinite(commandTimeout) || commandTimeout <= 0)
    throw new TypeError(`\`commandTimeout\` cannot be ${String(commandTimeout)}`);
  return new RedisStore(createScriptRunner(client), { prefix, commandTimeout });
}
