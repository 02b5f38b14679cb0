import type { ScriptRunner } from "./redis-client.js";
import { awaitReply } from "./redis-reply.js";
import { ABANDON, BEGIN, COMPLETE } from "./redis-scripts.js";
import type { DedupeState, DedupeStore } from "./store.js";

/** What a store needs to know beside how to run scripts. */
export interface RedisSettings {
  readonly prefix: string;
  /** In milliseconds. */
  readonly commandTimeout: number;
}

interface Lease {
  readonly token: string;
  /** How many were given this key by this store and have not ended: more than one when a lease ran out before. */
  readonly holders: number;
}

/** Leases and what is done, as keys of Redis. */
export class RedisStore implements DedupeStore {
  readonly #run: ScriptRunner;
  readonly #settings: RedisSettings;
  readonly #leases = new Map<string, Lease>();

  constructor(run: ScriptRunner, settings: RedisSettings) {
    this.#run = run;
    this.#settings = settings;
  }

  async begin(key: string, leaseMs: number): Promise<DedupeState> {
    const token = crypto.randomUUID();
    const reply = this.#send(BEGIN, key, token, String(Math.ceil(leaseMs)));
    let state: DedupeState;
    try {
      state = assertState(await this.#wait(reply));
    } catch (error) {
      // It may still reach Redis, or have reached it: nobody may hold a lease that nobody works under.
      const undo = (): Promise<unknown> => this.#send(ABANDON, key, token);
      reply.then(undo, undo).catch(() => undefined);
      throw error;
    }
    if (state === "new") {
      this.#leases.set(key, { token, holders: (this.#leases.get(key)?.holders ?? 0) + 1 });
    }
    return state;
  }

  async complete(key: string, ttlMs: number): Promise<void> {
    this.#end(key);
    await this.#wait(this.#send(COMPLETE, key, String(Math.ceil(ttlMs))));
  }

  async abandon(key: string): Promise<void> {
    const lease = this.#end(key);
    if (lease?.holders === 1) await this.#wait(this.#send(ABANDON, key, lease.token));
  }

  /** One holder less; gives the lease as it was. */
  #end(key: string): Lease | undefined {
    const lease = this.#leases.get(key);
    if (lease === undefined || lease.holders === 1) this.#leases.delete(key);
    else this.#leases.set(key, { ...lease, holders: lease.holders - 1 });
    return lease;
  }

  /** A key may be any text: printed as JSON, what UTF-8 cannot hold stays distinct and nothing in it is a control. */
  #send(script: string, key: string, ...args: readonly string[]): Promise<unknown> {
    return this.#run(script, this.#settings.prefix + JSON.stringify(key).slice(1, -1), args);
  }

  #wait(reply: Promise<unknown>): Promise<unknown> {
    return awaitReply(reply, this.#settings.commandTimeout);
  }
}

/** Clients may be set up to give bytes for texts. */
function assertState(reply: unknown): DedupeState {
  const state = String(reply);
  if (state === "new" || state === "busy" || state === "done") return state;
  throw new Error(
    "The client of Redis gave no reply to EVAL: does its function `send` return what Redis replies?",
  );
}
