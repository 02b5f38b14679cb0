import { describe, expect, test } from "vitest";
import { redisStore, type RedisStoreOptions } from "../../../templates/src/redis.js";

/** The key that a command of a store is about. */
async function keyOf(key: string, options?: RedisStoreOptions): Promise<string | undefined> {
  let found: string | undefined;
  const send = async (args: readonly string[]): Promise<unknown> => {
    [, , , found] = args;
    return "busy";
  };
  await redisStore({ send }, options).begin(key, 1000);
  return found;
}

describe("a key in Redis", () => {
  test("begins with the prefix", async () => {
    expect(await keyOf("a1b2")).toBe("hookstep:a1b2");
    expect(await keyOf("a1b2", { prefix: "orders/" })).toBe("orders/a1b2");
    expect(await keyOf("a1b2", { prefix: "" })).toBe("a1b2");
  });

  test("holds no control character, whatever a key function takes from a delivery", async () => {
    expect(await keyOf("order 7\r\nFLUSHALL\u001b[2J")).toBe("hookstep:order 7\\r\\nFLUSHALL\\u001b[2J");
  });

  test("is another one for other text, also where UTF-8 would make it the same", async () => {
    const keys = await Promise.all(["\ud800", "\udbff", "\ufffd", "\\ud800", ""].map((key) => keyOf(key)));
    expect(new Set(keys.map((key) => Buffer.from(key ?? "").toString()))).toHaveProperty("size", 5);
  });
});
