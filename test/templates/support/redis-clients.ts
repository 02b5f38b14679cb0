import { Redis } from "ioredis";
import { Redis as Redis5 } from "ioredis-5";
import { createClient } from "redis";
import { createClient as createClient5 } from "redis-5";
import type { RedisClient } from "../../../templates/src/redis.js";

/** A client of Redis, and how a test speaks to Redis by the same way. */
export interface TestClient extends AsyncDisposable {
  readonly client: RedisClient;
  /** Sends any command. */
  command(...args: readonly [name: string, ...args: string[]]): Promise<unknown>;
}

const ignore = (): void => undefined;

/** A client of ioredis. */
export function connectIoredis(port: number, Client: typeof Redis = Redis): TestClient {
  const client = new Client({ port, retryStrategy: () => 20 });
  client.on("error", ignore);
  return {
    client,
    command: (name, ...args) => client.call(name, args),
    async [Symbol.asyncDispose]() {
      client.disconnect();
    },
  };
}

/** A client of node-redis, connected. */
export async function connectNodeRedis(
  port: number,
  create: typeof createClient = createClient,
): Promise<TestClient> {
  const client = create({ socket: { port, reconnectStrategy: () => 20 } });
  client.on("error", ignore);
  await client.connect();
  return {
    client,
    command: (...args) => client.sendCommand(args),
    async [Symbol.asyncDispose]() {
      client.destroy();
    },
  };
}

/** A client that is known by nothing but a function. */
async function connectFunction(port: number): Promise<TestClient> {
  const { command, [Symbol.asyncDispose]: dispose } = connectIoredis(port);
  const send = (args: readonly string[]): Promise<unknown> => command(args[0] ?? "", ...args.slice(1));
  return { client: { send }, command, [Symbol.asyncDispose]: dispose };
}

/** Every way in which a store may reach Redis. */
export const clients = [
  { name: "ioredis 6", connect: connectIoredis },
  { name: "ioredis 5", connect: (port: number) => connectIoredis(port, Redis5 as unknown as typeof Redis) },
  { name: "node-redis 6", connect: connectNodeRedis },
  {
    name: "node-redis 5",
    connect: (port: number) => connectNodeRedis(port, createClient5 as unknown as typeof createClient),
  },
  { name: "a function", connect: connectFunction },
] as const;
