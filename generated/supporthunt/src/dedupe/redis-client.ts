/** What is needed of ioredis: a `Redis` or a `Cluster`. */
export interface IoredisClient {
  call(command: string, args: string[]): Promise<unknown>;
}

/** What is needed of node-redis (the package `redis`): a client, a pool, a cluster or a sentinel. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** Any other client, behind a function. */
export interface RedisSender {
  /** Sends one command, the name and then its arguments, and gives the reply. */
  send(args: readonly string[]): Promise<unknown>;
}

/** A client of Redis. It stays its owner's: who makes it connects it, listens to its errors and closes it. */
export type RedisClient = IoredisClient | NodeRedisClient | RedisSender;

/** Runs a script of Lua on one key. */
export type ScriptRunner = (script: string, key: string, args: readonly string[]) => Promise<unknown>;

/**
 * The way in which a client runs scripts. All of them have a method `eval`, each with parameters of its own, so
 * the clients are told apart by what only one has.
 *
 * @throws TypeError for what is none of the clients
 */
export function createScriptRunner(client: RedisClient): ScriptRunner {
  if (hasMethod(client, "call")) {
    return async (script, key, args) => client.call("eval", [script, "1", key, ...args]);
  }
  if (hasMethod(client, "send")) {
    return async (script, key, args) => client.send(["EVAL", script, "1", key, ...args]);
  }
  if (hasMethod(client, "eval")) {
    return async (script, key, args) => client.eval(script, { keys: [key], arguments: [...args] });
  }
  throw new TypeError(
    "The first argument must be a client of Redis: `new Redis()` of ioredis, `createClient()` of node-redis, or " +
      '`{ send: (args) => … }`, which sends a command such as `["EVAL", …]` and gives the reply.',
  );
}

function hasMethod<Name extends string>(
  client: RedisClient,
  name: Name,
): client is Extract<RedisClient, Record<Name, unknown>> {
  return typeof (client as Partial<Record<Name, unknown>> | undefined)?.[name] === "function";
}
