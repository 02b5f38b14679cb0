import { describe, expect, test } from "vitest";
import { isRedisMissing, startRedis } from "../../support/redis.js";
import { connectIoredis } from "../support/redis-clients.js";
import { summariseJournal, type JournalEntry } from "./support/journal.js";
import { startReceivers } from "./support/receiver-processes.js";
import { sendAll } from "./support/retrying-sender.js";

const DELIVERIES = 20_000;
/** Long beside what a handler takes here, so that hardly anything but a kill lets one run out. */
const LEASE_MS = 4000;

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe.skipIf(isRedisMissing())("receivers that are killed at random moments", () => {
  test("lose no delivery, and handle none again that was done", { timeout: 300_000 }, async () => {
    const seed = Number(process.env["HOOKSTEP_KILL_SEED"] ?? Date.now() % 1_000_000);
    const random = createRandom(seed);
    await using redis = await startRedis("--appendfsync", "everysec");
    await using receivers = await startReceivers(2, redis.port, LEASE_MS);
    const restarts: Promise<void>[] = [];
    let kills = 0;
    let nextKill = 200;
    const started = performance.now();
    const attempts = await sendAll({
      deliveries: DELIVERIES,
      concurrency: 48,
      port: (attempt) => receivers.ports[attempt % 2],
      onAcknowledged(count) {
        if (count < nextKill) return;
        nextKill = count + 200 + Math.floor(random() * 800);
        const place = kills++ % 2;
        const delay = random() * 20;
        const killed = new Promise((resolve) => setTimeout(resolve, delay)).then(() => receivers.kill(place));
        restarts.push(killed);
      },
    });
    const seconds = (performance.now() - started) / 1000;
    await Promise.all(restarts);
    await using client = connectIoredis(redis.port);
    const lines = (await client.command("LRANGE", "journal", "0", "-1")) as readonly string[];
    const entries = lines.map((line) => JSON.parse(line) as JournalEntry);
    const summary = summariseJournal(entries, receivers.killed, LEASE_MS);
    const keys = Array.from({ length: DELIVERIES }, (_, id) => `hookstep:${id}`);
    const states = (await client.command("MGET", ...keys)) as readonly unknown[];
    const { killedInHandler, killedBeforeComplete, slowerThanLease } = summary.repeats;
    console.log(
      `${DELIVERIES} deliveries in ${attempts} attempts and ${seconds.toFixed(0)} s, ${kills} kills (HOOKSTEP_KILL_SEED=${seed}): ` +
        `${DELIVERIES - summary.handled} lost, ${summary.afterDone} handled after they were done; handled again after a lease ` +
        `ran out: ${killedInHandler} whose receiver was killed in its handler, ${killedBeforeComplete} whose receiver was ` +
        `killed after its handler and before the store knew, ${slowerThanLease} whose receiver took longer than the lease`,
    );
    expect(summary).toMatchObject({ handled: DELIVERIES, afterDone: 0, repeats: { unexplained: 0 } });
    expect(new Set(states)).toEqual(new Set(["done"]));
    expect(kills).toBeGreaterThan(15);
    expect(killedInHandler).toBeGreaterThan(0);
  });
});
