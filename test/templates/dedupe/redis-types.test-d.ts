import { Cluster, Redis } from "ioredis";
import { Cluster as Cluster5, Redis as Redis5 } from "ioredis-5";
import { createClient, createClientPool, createCluster, createSentinel } from "redis";
import {
  createClient as createClient5,
  createClientPool as createClientPool5,
  createCluster as createCluster5,
  createSentinel as createSentinel5,
} from "redis-5";
import { redisStore } from "../../../templates/src/redis.js";

const nodes = { rootNodes: [] };
const sentinels = { name: "primary", sentinelRootNodes: [] };

redisStore(new Redis());
redisStore(new Redis5());
redisStore(new Cluster([]));
redisStore(new Cluster5([]));
redisStore(createClient());
redisStore(createClient5());
redisStore(createClient().on("error", console.error));
redisStore(createClientPool());
redisStore(createClientPool5());
redisStore(createCluster(nodes));
redisStore(createCluster5(nodes));
redisStore(createSentinel(sentinels));
redisStore(createSentinel5(sentinels));
redisStore({ send: async (args) => args.length }, { prefix: "orders:", commandTimeout: 500 });

// @ts-expect-error a URL is no client
redisStore("redis://localhost");
// @ts-expect-error a client whose `send` takes the name apart from the arguments needs a function around it
redisStore({ send: async (command: string, args: string[]) => [command, args] });
// @ts-expect-error a client whose `eval` takes keys and arguments apart needs one, too
redisStore({ eval: async (script: string, keys: string[], args: string[]) => [script, keys, args] });
