import { describe, expect, test, vi } from "vitest";
import { createReceiver, type ReceiverOptions } from "../../templates/src/index.js";
import { rawRequest, SECRET } from "./support/acme.js";

const { body, headers } = rawRequest();

/** A Request that states a length, whether that is true or not. */
function stating(length: number, stream: ReadableStream<Uint8Array>): Request {
  const stated: [string, string][] = headers.map(([name, value]) => [name, value]);
  return new Request("https://example.com/hooks", {
    method: "POST",
    headers: [...stated, ["content-length", String(length)]],
    body: stream,
    duplex: "half",
  });
}

function streamOf(...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function answer(request: Request, options: Partial<ReceiverOptions> = {}) {
  const handlers = { "order.created": () => undefined };
  const receiver = createReceiver({ secret: SECRET, handlers, ...options });
  const onError = vi.fn();
  const onRejected = vi.fn();
  receiver.onError(onError);
  receiver.onRejected(onRejected);
  const { status } = await receiver.fetch(request);
  return {
    status,
    reason: onRejected.mock.calls[0]?.[0].reason as unknown,
    remedy: onError.mock.calls[0]?.[0].error.message as unknown,
  };
}

describe("the body of a Request that states a small length", () => {
  test.each([
    ["is read as a whole", body.length],
    ["is read although it is longer than it says", 1],
    ["is read although it is shorter than it says", body.length + 1],
  ])("%s", async (_, length) => {
    const stream = streamOf(body.subarray(0, 10), body.subarray(10));
    expect(await answer(stating(length, stream))).toMatchObject({ status: 204 });
  });

  test("is counted, whatever it says", async () => {
    const stream = streamOf(body);
    expect(await answer(stating(1, stream), { maxBodyBytes: 10 })).toMatchObject({
      status: 413,
      reason: "body_too_large",
    });
  });

  test("is not read when it says too much", async () => {
    const pull = vi.fn();
    const stream = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    expect(await answer(stating(11, stream), { maxBodyBytes: 10 })).toMatchObject({ status: 413 });
    expect(pull).not.toHaveBeenCalled();
  });

  test("gets 408 when it is not there within bodyTimeout", async () => {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(body.subarray(0, 10)),
    });
    expect(await answer(stating(body.length, stream), { bodyTimeout: 5 })).toMatchObject({
      status: 408,
      reason: "body_timeout",
    });
  });

  test("gets 400 when it breaks off", async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error("reset"));
      },
    });
    expect(await answer(stating(body.length, stream))).toMatchObject({
      status: 400,
      reason: "body_unreadable",
    });
  });

  test.each<[string, (request: Request) => unknown]>([
    ["has read it", (request) => request.text()],
    ["is reading it", (request) => request.body?.getReader()],
  ])("gets 500 and the remedy when somebody %s", async (_, take) => {
    const request = stating(body.length, streamOf(body));
    await take(request);
    expect(await answer(request)).toMatchObject({
      status: 500,
      remedy: expect.stringMatching(/already read.*request\.clone\(\)/s),
    });
  });
});
