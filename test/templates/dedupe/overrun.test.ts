import { beforeEach, expect, test, vi } from "vitest";
import { memoryStore } from "../../../templates/src/dedupe.js";
import { createReceiver } from "../../../templates/src/index.js";
import { receiveRequest as request, SECRET } from "../support/acme.js";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Starts a handler that takes so many milliseconds. */
async function handle(milliseconds: number) {
  const failed = vi.fn();
  const receiver = createReceiver({ secret: SECRET, dedupe: { store: memoryStore(), leaseMs: 1000 } });
  receiver.onError(failed);
  const started = new Promise<void>((resolve) => {
    receiver.on("order.created", () => {
      resolve();
      return new Promise((done) => setTimeout(done, milliseconds));
    });
  });
  const answer = receiver.receive(request());
  await started;
  return { answer, failed };
}

test("onError is told once when handlers take longer than the lease, and what to do", async () => {
  const { answer, failed } = await handle(5000);
  await vi.advanceTimersByTimeAsync(999);
  expect(failed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(4001);
  expect(await answer).toMatchObject({ status: 204 });
  expect(failed).toHaveBeenCalledOnce();
  expect(String(failed.mock.calls[0]?.[0].error)).toMatch(/longer than `leaseMs` of `dedupe` \(1000 ms\)/);
});

test("handlers that end within their lease leave no timer behind", async () => {
  const { answer, failed } = await handle(999);
  await vi.advanceTimersByTimeAsync(999);
  expect(await answer).toMatchObject({ status: 204 });
  expect(vi.getTimerCount()).toBe(0);
  expect(failed).not.toHaveBeenCalled();
});
