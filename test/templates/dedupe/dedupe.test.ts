import { createHash } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { memoryStore } from "../../../templates/src/dedupe.js";
import {
  createReceiver,
  Deactivate,
  Discard,
  type DedupeOptions,
  type DedupeStore,
  type Receiver,
  type ReceiverOptions,
} from "../../../templates/src/index.js";
import { receiveRequest as request, SECRET } from "../support/acme.js";

function acme(dedupe: DedupeStore | DedupeOptions, options: Partial<ReceiverOptions> = {}): Receiver {
  const receiver = createReceiver({ secret: SECRET, dedupe, ...options });
  receiver.onError(() => undefined);
  return receiver;
}

/** A store that writes down what it is asked and says what it is told to. */
function recordingStore(state: unknown = "new") {
  return {
    begin: vi.fn(async () => state as "new"),
    complete: vi.fn(async () => undefined),
    abandon: vi.fn(async () => undefined),
  };
}

describe("a delivery that comes again", () => {
  test("is acknowledged and not handled when it was handled", async () => {
    const { on, receive } = acme(memoryStore());
    const handler = vi.fn();
    on("order.created", handler);
    expect(await receive(request())).toMatchObject({ status: 204, deliveries: [{}] });
    expect(await receive(request())).toEqual({
      status: 204,
      code: "duplicate",
      headers: {},
      deliveries: [],
    });
    expect(handler).toHaveBeenCalledOnce();
  });

  test("is handled when its body, or its event, is another", async () => {
    const { on, receive } = acme(memoryStore());
    const handler = vi.fn();
    on("*", handler);
    await receive(request());
    await receive(request({ event: "order.updated" }));
    await receive(request({ body: "{}" }));
    expect(handler).toHaveBeenCalledTimes(3);
  });

  test("gets 503 and when to come back while it is being handled", async () => {
    const { on, receive } = acme(memoryStore());
    let finish = (): void => undefined;
    // Until its handler runs, the first may still be overtaken.
    const started = new Promise<void>((begin) =>
      on("order.created", () => {
        begin();
        return new Promise<void>((resolve) => (finish = resolve));
      }),
    );
    const first = receive(request());
    await started;
    expect(await receive(request())).toMatchObject({ code: "busy" });
    expect(await receive(request())).toEqual({
      status: 503,
      code: "busy",
      headers: { "retry-after": "30" },
      deliveries: [],
    });
    finish();
    expect(await first).toMatchObject({ status: 204 });
    expect(await receive(request())).toMatchObject({ code: "duplicate" });
  });

  test("is handled again when its handlers failed", async () => {
    const { on, receive } = acme(memoryStore());
    const handler = vi.fn().mockRejectedValueOnce(new Error("no disk"));
    on("order.created", handler);
    expect(await receive(request())).toMatchObject({ status: 500 });
    expect(await receive(request())).toMatchObject({ status: 204, deliveries: [{}] });
    expect(await receive(request())).toMatchObject({ code: "duplicate" });
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test.each([new Discard(), new Deactivate()])("is not handled again after %s", async (outcome) => {
    const { on, receive } = acme(memoryStore());
    const handler = vi.fn().mockRejectedValue(outcome);
    on("order.created", handler);
    await receive(request());
    expect(await receive(request())).toMatchObject({ status: 204, code: "duplicate" });
    expect(handler).toHaveBeenCalledOnce();
  });

  test('is not handled with ack: "before", neither while it is being handled nor afterwards', async () => {
    const { on, receive, drain } = acme(memoryStore(), { ack: "before" });
    let finish = (): void => undefined;
    const handler = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    on("order.created", handler);
    expect(await receive(request())).toMatchObject({ status: 204 });
    expect(await receive(request())).toMatchObject({ status: 503, code: "busy" });
    finish();
    await drain();
    expect(await receive(request())).toMatchObject({ status: 204, code: "duplicate" });
    expect(handler).toHaveBeenCalledOnce();
  });
});

describe("the store", () => {
  test("is asked with the SHA-256 of the event's name and the body, and told that it is done", async () => {
    const store = recordingStore();
    const { on, receive } = acme({ store, leaseMs: 1000, ttlMs: 5000 });
    on("*", () => undefined);
    await receive(request({ body: '{"a":"ü"}' }));
    const key = createHash("sha256").update('order.created\n{"a":"ü"}').digest("hex");
    expect(store.begin).toHaveBeenCalledExactlyOnceWith(key, 1000);
    expect(store.complete).toHaveBeenCalledExactlyOnceWith(key, 5000);
    expect(store.abandon).not.toHaveBeenCalled();
  });

  test("is told of five minutes and seven days by default", async () => {
    const store = recordingStore();
    const { on, receive } = acme(store);
    on("*", () => undefined);
    await receive(request());
    expect(store.begin).toHaveBeenCalledWith(expect.any(String), 5 * 60 * 1000);
    expect(store.complete).toHaveBeenCalledWith(expect.any(String), 7 * 24 * 60 * 60 * 1000);
  });

  test.each<[string, Partial<ReceiverOptions>, Parameters<typeof request>[0]]>([
    ["a handler fails", { handlers: { "order.created": () => Promise.reject(new Error()) } }, {}],
    ["a body is not JSON", {}, { body: "{" }],
    ["a payload is rejected", { validation: "reject" }, { body: "[]" }],
  ])("is told to abandon when %s", async (_, options, parts) => {
    const store = recordingStore();
    const { on, receive } = acme(store, options);
    on("*", () => undefined);
    await receive(request(parts));
    expect(store.abandon).toHaveBeenCalledOnce();
    expect(store.complete).not.toHaveBeenCalled();
  });

  test("is not asked about events that nobody handles, nor about forged ones", async () => {
    const store = recordingStore();
    const { on, receive } = acme(store);
    on("order.created", () => undefined);
    await receive(request({ event: "ping" }));
    await receive(request({ signature: "sha256=00" }));
    expect(store.begin).not.toHaveBeenCalled();
  });

  test.each<[string, () => unknown]>([
    ["rejects", () => Promise.reject(new Error("no Redis"))],
    ["throws", () => raise(new Error("no Redis"))],
    ["says something else", async () => "ok"],
  ])("that %s makes the answer 503, tells onError, and is asked again", async (_, fail) => {
    const store = recordingStore();
    const receiver = acme(store);
    const [handler, failed] = [vi.fn(), vi.fn()];
    receiver.on("order.created", handler);
    receiver.onError(failed);
    store.begin.mockImplementationOnce(fail as never);
    expect(await receiver.receive(request())).toMatchObject({
      status: 503,
      code: "dedupe_unavailable",
      headers: { "retry-after": "30" },
    });
    expect(handler).not.toHaveBeenCalled();
    expect(failed).toHaveBeenCalledExactlyOnceWith({ error: expect.any(Error), delivery: undefined });
    expect(await receiver.receive(request())).toMatchObject({ status: 204 });
  });

  test.each(["complete", "abandon"] as const)("that fails at %s changes no answer", async (method) => {
    const store = recordingStore();
    store[method].mockRejectedValue(new Error("no Redis"));
    const receiver = acme(store);
    const failed = vi.fn();
    receiver.onError(failed);
    receiver.on("order.created", () => (method === "abandon" ? raise(new Error("no disk")) : undefined));
    expect(await receiver.receive(request())).toMatchObject({ status: method === "abandon" ? 500 : 204 });
    expect(failed.mock.calls.map(([{ error }]) => String(error))).toContain("Error: no Redis");
  });
});

describe("the key", () => {
  test("may be a function of the event, the headers and the body", async () => {
    const store = recordingStore();
    const key = vi.fn(async ({ event, headers }) => `${event}:${headers.get("x-delivery")}`);
    const { on, receive } = acme({ store, key });
    on("*", () => undefined);
    const sent = request({ headers: [["X-Delivery", "d1"]] });
    await receive(sent);
    expect(store.begin).toHaveBeenCalledWith("order.created:d1", expect.any(Number));
    expect(key.mock.calls[0]?.[0].body).toBe(sent.body);
  });

  test.each<[string, () => unknown]>([
    ["gives nothing", () => undefined],
    ["gives an empty text", () => ""],
    ["throws", () => raise(new Error("no id"))],
  ])("that %s makes the answer 503", async (_, key) => {
    const store = recordingStore();
    const { on, receive } = acme({ store, key: key as () => string });
    on("*", () => undefined);
    expect(await receive(request())).toMatchObject({ status: 503, code: "dedupe_unavailable" });
    expect(store.begin).not.toHaveBeenCalled();
  });
});

test.each<[string, unknown]>([
  ["null", null],
  ["an empty object", {}],
  ["an object with an incomplete store", { store: { begin: () => "new" } }],
  ["a lease of no time", { store: memoryStore(), leaseMs: 0 }],
  ["a lease without end", { store: memoryStore(), leaseMs: Infinity }],
  ["a time that is a text", { store: memoryStore(), ttlMs: "1d" }],
])("dedupe cannot be %s", (_, dedupe) => {
  expect(() => acme(dedupe as DedupeStore)).toThrow(TypeError);
});

function raise(error: unknown): never {
  throw error;
}
