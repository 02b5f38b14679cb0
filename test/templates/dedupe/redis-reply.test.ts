import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { redisStore } from "../../../templates/src/redis.js";

/** A client whose replies come when a test says so, and what it was asked. */
function createSlowClient() {
  const sent: { readonly args: readonly string[]; reply(value: unknown): void; fail(error: Error): void }[] =
    [];
  const send = (args: readonly string[]): Promise<unknown> =>
    new Promise((reply, fail) => void sent.push({ args, reply, fail }));
  return { client: { send }, sent };
}

describe("a client that keeps commands until Redis is back", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is waited for two seconds, or as long as the option says", async () => {
    const { client } = createSlowClient();
    const begun = expect(redisStore(client).begin("key", 1000)).rejects.toThrow(
      "The deduplication store got no answer from Redis: no reply within 2000 ms (`commandTimeout`). " +
        "Does it run, and is the client connected?",
    );
    await vi.advanceTimersByTimeAsync(2000);
    await begun;
    const soon = expect(redisStore(client, { commandTimeout: 5 }).abandon("key")).resolves.toBeUndefined();
    await vi.advanceTimersByTimeAsync(5);
    await soon;
  });

  test.each(["the late reply", "the late failure"] as const)(
    "is asked to give the lease back after %s, since nobody works under it",
    async (kind) => {
      const { client, sent } = createSlowClient();
      const begun = expect(redisStore(client).begin("key", 1000)).rejects.toThrow(/no reply/);
      await vi.advanceTimersByTimeAsync(2000);
      await begun;
      expect(sent).toHaveLength(1);
      if (kind === "the late reply") sent[0]?.reply("new");
      else sent[0]?.fail(new Error("Connection is closed."));
      await vi.advanceTimersByTimeAsync(0);
      expect(sent).toHaveLength(2);
      const [, , , key, token] = sent[0]?.args ?? [];
      expect(sent[1]?.args.slice(2)).toEqual(["1", key, token]);
      expect(sent[1]?.args[1]).toContain("DEL");
      sent[1]?.fail(new Error("Connection is closed."));
    },
  );

  test("keeps no timer running once it has replied", async () => {
    const { client, sent } = createSlowClient();
    const begun = redisStore(client).begin("key", 1000);
    sent[0]?.reply("new");
    expect(await begun).toBe("new");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("what a client replies", () => {
  const replying = (value: unknown) => redisStore({ send: async () => value });

  test("may be bytes", async () => {
    expect(await replying(Buffer.from("done")).begin("key", 1000)).toBe("done");
  });

  test.each([undefined, "OK", "QUEUED", 1])("is refused when it is %j", async (value) => {
    await expect(replying(value).begin("key", 1000)).rejects.toThrow(
      /does its function `send` return what Redis replies/,
    );
  });
});
