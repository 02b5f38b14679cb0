import { describe, expect, test, vi } from "vitest";
import { createReceiver, type Receiver, type ReceiverOptions } from "../../templates/src/index.js";
import { rawRequest, SECRET } from "./support/acme.js";

const handler = vi.fn();

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  handler.mockReset();
  return createReceiver({ secret: SECRET, handlers: { "order.created": handler }, ...options });
}

function post(body: BodyInit | undefined = rawRequest().body): Request {
  const headers = rawRequest().headers.map(([name, value]): [string, string] => [name, value]);
  return new Request("https://example.com/hooks?tenant=1", {
    method: "POST",
    headers,
    body: body ?? null,
    duplex: "half",
  });
}

type BodyInit = NonNullable<RequestInit["body"]>;

describe("receiver.fetch", () => {
  test("may be taken off its receiver", async () => {
    const { fetch } = acme();
    const response = await fetch(post());
    expect(response).toBeInstanceOf(Response);
    expect(response.status).toBe(204);
    expect(response.body).toBeNull();
  });

  test("gives handlers the headers of the request itself", async () => {
    const { fetch } = acme();
    const request = post();
    await fetch(request);
    expect(handler.mock.calls[0]?.[0].headers).toBe(request.headers);
  });

  test("gives the secret function the whole URL", async () => {
    const secret = vi.fn(() => SECRET);
    await acme({ secret }).fetch(post());
    expect(secret).toHaveBeenCalledWith(
      expect.objectContaining({ url: "https://example.com/hooks?tenant=1" }),
    );
  });

  test("refuses a request without a body", async () => {
    const request = new Request("https://example.com", { method: "POST" });
    expect((await acme().fetch(request)).status).toBe(401);
  });

  test("stops reading a body that is too long, and cancels it", async () => {
    const cancel = vi.fn();
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024)),
      cancel,
    });
    expect((await acme({ maxBodyBytes: 4096 }).fetch(post(endless))).status).toBe(413);
    expect(cancel).toHaveBeenCalledOnce();
  });

  test("answers 400 when the body breaks off", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error("gone")),
    });
    expect((await acme().fetch(post(broken))).status).toBe(400);
  });

  test.each<[string, (request: Request) => unknown]>([
    ["was read", (request) => request.json()],
    ["is being read", (request) => request.body?.getReader()],
  ])("answers 500 when the body %s by somebody else, and tells the remedy", async (_, take) => {
    const receiver = acme();
    const listener = vi.fn();
    receiver.onError(listener);
    const request = post();
    await take(request);
    expect((await receiver.fetch(request)).status).toBe(500);
    expect(String(listener.mock.calls[0]?.[0].error)).toContain("request.clone()");
  });

  test("hands the work to waitUntil, so that it outlives the sender", async () => {
    const promises: Promise<unknown>[] = [];
    const context = {
      waitUntil(promise: Promise<unknown>) {
        expect(this).toBe(context);
        promises.push(promise);
      },
    };
    const response = await acme().fetch(post(), context);
    expect(response.status).toBe(204);
    expect(promises).toHaveLength(1);
    expect(await promises[0]).toMatchObject({ status: 204 });
  });

  test("answers though waitUntil throws, and tells onError", async () => {
    const receiver = acme();
    const listener = vi.fn();
    receiver.onError(listener);
    const error = new TypeError("Illegal invocation");
    const waitUntil = (): never => {
      throw error;
    };
    expect((await receiver.fetch(post(), { waitUntil })).status).toBe(204);
    expect(listener).toHaveBeenCalledExactlyOnceWith({ error, delivery: undefined });
  });

  test("does without waitUntil where there is none", async () => {
    expect((await acme().fetch(post(), {})).status).toBe(204);
  });
});
