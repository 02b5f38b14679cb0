import { beforeEach, describe, expect, test, vi } from "vitest";
import { memoryStore, type DedupeStore } from "../../../templates/src/dedupe.js";

const LEASE = 1000;
const TTL = 5000;

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

async function done(store: DedupeStore, key: string): Promise<void> {
  expect(await store.begin(key, LEASE)).toBe("new");
  await store.complete(key, TTL);
}

describe("a key of the in-memory store", () => {
  test("is new for one alone of those who ask at the same time", async () => {
    const store = memoryStore();
    const states = await Promise.all(Array.from({ length: 10 }, () => store.begin("a", LEASE)));
    expect(states.filter((state) => state === "new")).toHaveLength(1);
    expect(states.filter((state) => state === "busy")).toHaveLength(9);
    expect(await store.begin("b", LEASE)).toBe("new");
  });

  test("is new again when its lease has run out", async () => {
    const store = memoryStore();
    await store.begin("a", LEASE);
    vi.advanceTimersByTime(LEASE - 1);
    expect(await store.begin("a", LEASE)).toBe("busy");
    vi.advanceTimersByTime(1);
    expect(await store.begin("a", LEASE)).toBe("new");
    expect(await store.begin("a", LEASE)).toBe("busy");
  });

  test("is done until its time is over", async () => {
    const store = memoryStore();
    await done(store, "a");
    vi.advanceTimersByTime(TTL - 1);
    expect(await store.begin("a", LEASE)).toBe("done");
    vi.advanceTimersByTime(1);
    expect(await store.begin("a", LEASE)).toBe("new");
  });

  test("is new again when it was abandoned", async () => {
    const store = memoryStore();
    await store.begin("a", LEASE);
    await store.abandon("a");
    expect(await store.begin("a", LEASE)).toBe("new");
  });

  test("stays done when somebody abandons it afterwards", async () => {
    const store = memoryStore();
    await done(store, "a");
    await store.abandon("a");
    expect(await store.begin("a", LEASE)).toBe("done");
  });
});

describe("a lease that ran out and was taken by another", () => {
  async function takenOver(): Promise<DedupeStore> {
    const store = memoryStore();
    await store.begin("a", LEASE);
    vi.advanceTimersByTime(LEASE);
    expect(await store.begin("a", LEASE)).toBe("new");
    return store;
  }

  test("is not given up by the first who fails, and is by the last", async () => {
    const store = await takenOver();
    await store.abandon("a");
    expect(await store.begin("a", LEASE)).toBe("busy");
    await store.abandon("a");
    expect(await store.begin("a", LEASE)).toBe("new");
  });

  test.each(["complete", "abandon"] as const)("is done when one completes and the other %ss", async (end) => {
    const store = await takenOver();
    await store.complete("a", TTL);
    await store[end]("a", TTL);
    expect(await store.begin("a", LEASE)).toBe("done");
  });
});

describe("a full in-memory store", () => {
  test("forgets what was done first", async () => {
    const store = memoryStore({ maxEntries: 3 });
    for (const key of ["a", "b", "c", "d"]) await done(store, key);
    expect(await store.begin("c", LEASE)).toBe("done");
    expect(await store.begin("d", LEASE)).toBe("done");
    expect(await store.begin("a", LEASE)).toBe("new");
  });

  test("forgets nothing that is being handled, and says that it is full", async () => {
    const store = memoryStore({ maxEntries: 2 });
    await store.begin("a", LEASE);
    await store.begin("b", LEASE);
    await expect(store.begin("c", LEASE)).rejects.toThrow(/2 deliveries.*`maxEntries`/);
    expect(await store.begin("a", LEASE)).toBe("busy");
    await store.complete("a", TTL);
    expect(await store.begin("c", LEASE)).toBe("new");
  });

  test("forgets a lease that has run out", async () => {
    const store = memoryStore({ maxEntries: 1 });
    await store.begin("a", LEASE);
    vi.advanceTimersByTime(LEASE);
    expect(await store.begin("b", LEASE)).toBe("new");
    await expect(store.begin("a", LEASE)).rejects.toThrow();
  });
});

test.each([0, -1, 1.5, Number.NaN, Infinity, "10" as never])("maxEntries cannot be %o", (maxEntries) => {
  expect(() => memoryStore({ maxEntries })).toThrow(TypeError);
});
