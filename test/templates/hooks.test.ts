import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createReceiver,
  Deactivate,
  Discard,
  type Receiver,
  type ReceiverOptions,
} from "../../templates/src/index.js";
import { receiveRequest as request, SECRET } from "./support/acme.js";

const printed = vi.spyOn(console, "error");
beforeEach(() => {
  printed.mockImplementation(() => undefined);
});
afterEach(() => {
  printed.mockReset();
});

function acme(options: Partial<ReceiverOptions> = {}): Receiver {
  return createReceiver({ secret: SECRET, ...options });
}

describe("onUnhandled", () => {
  test("tells a name the spec does not know from one without a handler", async () => {
    const { onUnhandled, receive } = acme();
    const listener = vi.fn();
    onUnhandled(listener);
    await receive(request({ event: "toString", body: "not JSON" }));
    await receive(request({ event: "ping", body: "not JSON" }));
    expect(listener.mock.calls.map(([{ event, known }]) => [event, known])).toEqual([
      ["toString", false],
      ["ping", true],
    ]);
    const [{ headers, body }] = listener.mock.calls[0] as [{ headers: Headers; body: Uint8Array }];
    expect(headers.get("x-acme-event")).toBe("toString");
    expect(Buffer.from(body).toString()).toBe("not JSON");
  });
});

describe("onInvalid", () => {
  const invalid = { body: '{"id":7,"customer":{"tags":["a",1]}}' };
  const issues = [
    { path: "/id", rule: "type", message: "must be string" },
    { path: "/customer/tags/1", rule: "type", message: "must be string" },
  ];

  test.each(["report", "reject"] as const)(
    "gets the delivery with its issues under %o",
    async (validation) => {
      const { on, onInvalid, receive } = acme({ validation });
      const log: [string, unknown][] = [];
      on("order.created", (delivery) => log.push(["handler", delivery.issues]));
      onInvalid((delivery) => log.push(["onInvalid", delivery.issues]));
      await receive(request(invalid));
      const reported: [string, unknown] = ["onInvalid", issues];
      expect(log).toEqual(validation === "reject" ? [reported] : [reported, ["handler", issues]]);
    },
  );

  test("gets nothing where the payload is valid or not looked at", async () => {
    const listener = vi.fn();
    for (const [validation, sent] of [
      ["report", request()],
      ["off", request(invalid)],
    ] as const) {
      const { on, onInvalid, receive } = acme({ validation });
      on("*", () => undefined);
      onInvalid(listener);
      expect(await receive(sent)).toMatchObject({ status: 204, deliveries: [{ issues: [] }] });
    }
    expect(listener).not.toHaveBeenCalled();
  });
});

describe("onRejected", () => {
  test.each([
    ["signature_mismatch", 401, {}, { signature: "sha256=00" }],
    ["method_not_allowed", 405, {}, { method: "GET" }],
    ["body_too_large", 413, { maxBodyBytes: 1 }, {}],
    ["event_missing", 400, {}, { event: null }],
    ["payload_malformed", 400, {}, { body: "{" }],
    ["payload_malformed", 204, { malformed: "acknowledge" }, { body: "{" }],
    ["payload_invalid", 422, { validation: "reject" }, { body: "[]" }],
  ] as const)("gets %s with the status %i", async (reason, status, options, parts) => {
    const { on, onRejected, onError, receive } = acme(options);
    const [rejected, failed] = [vi.fn(), vi.fn()];
    on("*", () => undefined);
    onRejected(rejected);
    onError(failed);
    await receive(request(parts));
    expect(rejected).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reason, status }));
    expect(rejected.mock.calls[0]?.[0]?.headers).toBeInstanceOf(Headers);
    expect(failed).not.toHaveBeenCalled();
  });
});

describe("onError", () => {
  test("is called once for each handler that fails, with what it threw and the delivery", async () => {
    const { on, onError, receive } = acme();
    const listener = vi.fn();
    const error = new Error("no disk");
    on("*", () => Promise.reject(error));
    on("*", () => {
      throw null;
    });
    for (const outcome of [new Deactivate(), new Discard(), undefined])
      on("*", () => outcome && Promise.reject(outcome));
    onError(listener);
    const { deliveries } = await receive(request());
    expect(listener.mock.calls.map(([failure]) => failure as unknown)).toEqual([
      { error: null, delivery: deliveries[0] },
      { error, delivery: deliveries[0] },
    ]);
    expect(printed).not.toHaveBeenCalled();
  });

  test("gets what a secret function threw", async () => {
    const error = new Error("no vault");
    const { onError, receive } = acme({ secret: () => Promise.reject(error) });
    const listener = vi.fn();
    onError(listener);
    await receive(request());
    expect(listener).toHaveBeenCalledExactlyOnceWith({ error, delivery: undefined });
  });

  test("gets the remedy for a body that was parsed before", async () => {
    const { onError, receive } = acme();
    const listener = vi.fn();
    onError(listener);
    const result = await receive({ ...request(), body: { id: "ord_7" } as never });
    expect(result).toMatchObject({ status: 500, code: "body_already_read", deliveries: [] });
    expect(String(listener.mock.calls[0]?.[0].error)).toContain("must be the raw bytes");
  });

  test("is replaced by the console while nobody listens", async () => {
    const { on, onError, receive } = acme();
    const error = new Error("no disk");
    on("*", () => Promise.reject(error));
    const remove = onError(() => undefined);
    await receive(request());
    expect(printed).not.toHaveBeenCalled();
    remove();
    await receive(request());
    expect(printed).toHaveBeenCalledExactlyOnceWith(error);
  });

  test("is not needed for an error that cannot even be printed", async () => {
    const { on, receive } = acme();
    printed.mockImplementationOnce(() => {
      throw new Error("no inspection");
    });
    on("*", () => Promise.reject(new Error("no disk")));
    expect(await receive(request())).toMatchObject({ status: 500, code: "handler_failed" });
  });
});

describe("a hook that fails", () => {
  const failures: readonly [string, () => unknown][] = [
    ["throws", () => raise(new Error("hook"))],
    ["throws null", () => raise(null)],
    ["rejects", () => Promise.reject(new Error("hook"))],
    ["rejects with nothing", () => Promise.reject()],
    ["returns a thenable that throws", () => ({ then: () => raise(new Error("hook")) })],
  ];

  test.each(failures)("because it %s changes no answer", async (_, fail) => {
    const receiver = acme();
    receiver.on("order.created", () => raise(new Error("no disk")));
    receiver.on("customer.created", () => undefined);
    for (const hook of ["onUnhandled", "onInvalid", "onError", "onRejected"] as const) receiver[hook](fail);
    const statusOf = async (parts: Parameters<typeof request>[0]): Promise<number> =>
      (await receiver.receive(request(parts))).status;
    expect(await statusOf({ event: "ping" })).toBe(204);
    expect(await statusOf({ event: "customer.created", body: "[]" })).toBe(204);
    expect(await statusOf({})).toBe(500);
    expect(await statusOf({ signature: null })).toBe(401);
    expect(printed).toHaveBeenCalledTimes(4);
  });

  test("does not keep others from being called", async () => {
    const { onUnhandled, receive } = acme();
    const second = vi.fn();
    onUnhandled(() => raise(new Error("hook")));
    onUnhandled(second);
    await receive(request());
    expect(second).toHaveBeenCalledOnce();
  });
});

describe("a hook", () => {
  test("may be added twice and removed once", async () => {
    const { onUnhandled, receive } = acme();
    const listener = vi.fn();
    const remove = onUnhandled(listener);
    onUnhandled(listener);
    remove();
    await receive(request());
    expect(listener).toHaveBeenCalledOnce();
  });

  test("that is no function is refused", () => {
    expect(() => acme().onError(undefined as never)).toThrow(TypeError);
  });
});

function raise(error: unknown): never {
  throw error;
}
