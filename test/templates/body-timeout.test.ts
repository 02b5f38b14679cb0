import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createReceiver, type ReceiveResult, type ReceiverOptions } from "../../templates/src/index.js";
import { rawRequest, receiveRequest, SECRET } from "./support/acme.js";

// The first Request makes a receiver load what reads Requests and streams, which takes its time on any clock.
beforeAll(async () => {
  await createReceiver({ secret: SECRET }).fetch(
    new Request("http://localhost", { method: "POST", body: "{}" }),
  );
});

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const never = new Promise<never>(() => undefined);

/** A body that sends its parts with pauses between them, in milliseconds; `Infinity` stalls for good. */
async function* slowly(...steps: readonly (Uint8Array | number)[]): AsyncGenerator<Uint8Array> {
  for (const step of steps) {
    if (typeof step !== "number") yield step;
    else if (step === Infinity) await never;
    else await new Promise((resolve) => setTimeout(resolve, step));
  }
}

async function receive(
  body: AsyncIterable<Uint8Array>,
  milliseconds: number,
  options: Partial<ReceiverOptions> = {},
): Promise<ReceiveResult | "not answered"> {
  const receiver = createReceiver({
    secret: SECRET,
    handlers: { "order.created": () => undefined },
    ...options,
  });
  let answer: ReceiveResult | "not answered" = "not answered";
  const { headers } = receiveRequest();
  void receiver.receive({ headers, body }).then((result) => (answer = result));
  await vi.advanceTimersByTimeAsync(milliseconds);
  return answer;
}

const { body } = rawRequest();
const [first, rest] = [body.subarray(0, 10), body.subarray(10)];
const timedOut = { status: 408, code: "body_timeout", headers: { connection: "close" }, deliveries: [] };

describe("a sender that stalls", () => {
  test.each([
    ["before the first byte", slowly(Infinity)],
    ["in the middle of a body", slowly(first, Infinity)],
    ["before the end of a body", slowly(body, Infinity)],
  ])("%s gets 408 after ten seconds", async (_, stalling) => {
    expect(await receive(stalling, 10_000)).toMatchObject(timedOut);
  });

  test("for less than that is waited for", async () => {
    expect(await receive(slowly(9999, first, 9999, rest, 9999), 30_000)).toMatchObject({ status: 204 });
  });

  test("is waited for no longer than bodyTimeout says", async () => {
    expect(await receive(slowly(first, 51, rest), 49, { bodyTimeout: 50 })).toBe("not answered");
    expect(await receive(slowly(first, 51, rest), 50, { bodyTimeout: 50 })).toMatchObject(timedOut);
  });

  test("is waited for as long as it takes when bodyTimeout is Infinity", async () => {
    const day = 24 * 60 * 60 * 1000;
    const stalling = slowly(first, 30 * day, rest);
    expect(await receive(stalling, 31 * day, { bodyTimeout: Infinity })).toMatchObject({ status: 204 });
  });

  test("is told of by onRejected", async () => {
    const receiver = createReceiver({ secret: SECRET });
    const rejected = vi.fn();
    receiver.onRejected(rejected);
    void receiver.receive({ headers: {}, body: slowly(Infinity) });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rejected).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ reason: "body_timeout", status: 408 }),
    );
  });
});

test("a sender that drips gets 408 when the whole body has taken ten times as long", async () => {
  const drips = Array.from(body, (byte) => [Uint8Array.of(byte), 9000]).flat();
  expect(await receive(slowly(...drips), 99_000)).toBe("not answered");
  expect(await receive(slowly(...drips), 109_000)).toMatchObject(timedOut);
});

test("the body of a Request that stalls is cancelled", async () => {
  const cancel = vi.fn();
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(first),
    cancel,
  });
  const request = new Request("https://example.com", { method: "POST", body: stream, duplex: "half" });
  const answer = createReceiver({ secret: SECRET }).fetch(request);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer).toMatchObject({ status: 408 });
  expect((await answer).headers.get("connection")).toBe("close");
  expect(cancel).toHaveBeenCalledOnce();
});

test("no timer is left behind by a body that arrives", async () => {
  await receive(slowly(first, rest), 0);
  expect(vi.getTimerCount()).toBe(0);
});
