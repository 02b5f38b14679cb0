import { afterEach, describe, expect, test, vi } from "vitest";
import { createReceiver, type Receiver } from "../../templates/src/index.js";
import { receiveRequest as request, SECRET } from "./support/acme.js";

afterEach(() => {
  vi.useRealTimers();
});

/** A receiver whose handlers end when they are told to. */
function slow(): Receiver & { finish(): void } {
  const waiting: (() => void)[] = [];
  const receiver = createReceiver({ secret: SECRET });
  receiver.on("*", () => new Promise<void>((resolve) => waiting.push(resolve)));
  return { ...receiver, finish: () => waiting.splice(0).forEach((resolve) => resolve()) };
}

describe("drain", () => {
  test("gives 0 at once when nothing is running", async () => {
    expect(await slow().drain(1000)).toBe(0);
  });

  test("waits for all that is running", async () => {
    const receiver = slow();
    const answers = [receiver.receive(request()), receiver.receive(request({ event: "ping" }))];
    const drained = vi.fn();
    const drain = receiver.drain(60_000).then(drained);
    await new Promise(setImmediate);
    expect(drained).not.toHaveBeenCalled();
    receiver.finish();
    await drain;
    expect(drained).toHaveBeenCalledExactlyOnceWith(0);
    expect(await Promise.all(answers)).toMatchObject([{ status: 204 }, { status: 204 }]);
  });

  test("gives up after its time, and says how many are running", async () => {
    vi.useFakeTimers();
    const receiver = slow();
    void receiver.receive(request());
    void receiver.receive(request());
    const drain = receiver.drain(1000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await drain).toBe(2);
    receiver.finish();
    expect(await receiver.drain(1000)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("waits for what comes in meanwhile, which is handled as ever", async () => {
    const receiver = slow();
    void receiver.receive(request());
    const drain = receiver.drain();
    const late = receiver.receive(request());
    await new Promise(setImmediate);
    receiver.finish();
    expect(await drain).toBe(0);
    expect(await late).toMatchObject({ status: 204 });
  });

  test("waits for hooks and for requests that fail", async () => {
    const receiver = createReceiver({ secret: SECRET });
    const log: string[] = [];
    receiver.onRejected(async () => {
      await new Promise(setImmediate);
      log.push("hook");
    });
    void receiver.receive(request({ signature: null }));
    void receiver.receive(undefined as never);
    receiver.onError(() => undefined);
    expect(await receiver.drain()).toBe(0);
    expect(log).toEqual(["hook"]);
  });

  test("may be asked for more than once at a time", async () => {
    const receiver = slow();
    void receiver.receive(request());
    const drains = [receiver.drain(60_000), receiver.drain()];
    await new Promise(setImmediate);
    receiver.finish();
    expect(await Promise.all(drains)).toEqual([0, 0]);
  });
});
