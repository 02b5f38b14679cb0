import { describe, expect, test, vi } from "vitest";
import {
  createReceiver,
  Deactivate,
  Discard,
  type Failure,
  type Receiver,
  type ReceiverOptions,
} from "../../templates/src/index.js";
import { toLambdaHandler } from "../../templates/src/lambda.js";
import { receiveRequest as request, SECRET } from "./support/acme.js";

interface Early extends Receiver {
  readonly failures: Failure[];
}

function early(options: Partial<ReceiverOptions> = {}): Early {
  const receiver = createReceiver({ secret: SECRET, ack: "before", ...options });
  const failures: Failure[] = [];
  receiver.onError((failure) => failures.push(failure));
  return { ...receiver, failures };
}

describe('with ack: "before"', () => {
  test("the sender has its answer while handlers run", async () => {
    let finish = (): void => undefined;
    const { on, receive, drain } = early();
    const done = vi.fn();
    on("order.created", () => new Promise<void>((resolve) => (finish = resolve)).then(done));
    expect(await receive(request())).toEqual({ status: 204, headers: {}, deliveries: [] });
    expect(done).not.toHaveBeenCalled();
    finish();
    expect(await drain()).toBe(0);
    expect(done).toHaveBeenCalledOnce();
  });

  test.each<[string, Parameters<typeof request>[0], number]>([
    ["a wrong signature", { signature: "sha256=00" }, 401],
    ["no event name", { event: null }, 400],
    ["a GET", { method: "GET" }, 405],
  ])("%s is refused as ever", async (_, parts, status) => {
    const { on, receive, failures } = early();
    on("*", () => undefined);
    expect(await receive(request(parts))).toMatchObject({ status });
    expect(failures).toEqual([]);
  });

  test("an event that nobody handles is acknowledged as such", async () => {
    const { receive } = early();
    expect(await receive(request())).toMatchObject({ status: 204, code: "event_unhandled" });
  });

  test("what a handler throws reaches onError only", async () => {
    const { on, onRejected, receive, drain, failures } = early();
    const rejected = vi.fn();
    const error = new Error("no disk");
    on("order.created", () => Promise.reject(error));
    onRejected(rejected);
    expect(await receive(request())).toMatchObject({ status: 204 });
    await drain();
    expect(failures).toEqual([{ error, delivery: expect.objectContaining({ event: "order.created" }) }]);
    expect(rejected).not.toHaveBeenCalled();
  });

  test("Deactivate comes too late, which onError tells", async () => {
    const { on, receive, drain, failures } = early();
    const thrown = new Deactivate("closed");
    on("order.created", () => Promise.reject(thrown));
    expect(await receive(request())).toMatchObject({ status: 204 });
    await drain();
    expect(failures).toEqual([{ error: expect.any(Error), delivery: expect.anything() }]);
    expect(failures[0]?.error).toMatchObject({
      message: expect.stringMatching(/^deactivated: too late.*ack: "before"/),
      cause: thrown,
    });
  });

  test("Discard is as done", async () => {
    const { on, receive, drain, failures } = early();
    on("order.created", () => Promise.reject(new Discard()));
    expect(await receive(request())).toMatchObject({ status: 204 });
    await drain();
    expect(failures).toEqual([]);
  });

  test("a body that is not JSON is acknowledged, which onError tells", async () => {
    const { on, onRejected, receive, drain, failures } = early();
    const [handler, rejected] = [vi.fn(), vi.fn()];
    on("order.created", handler);
    onRejected(rejected);
    expect(await receive(request({ body: "{" }))).toMatchObject({ status: 204 });
    await drain();
    expect(failures.map(({ error }) => String(error))).toEqual([
      expect.stringContaining("payload_malformed: too late"),
    ]);
    expect(handler).not.toHaveBeenCalled();
    expect(rejected).not.toHaveBeenCalled();
  });

  test('a body that is not JSON reaches onRejected with malformed: "acknowledge", as without', async () => {
    const { on, onRejected, receive, drain, failures } = early({ malformed: "acknowledge" });
    const rejected = vi.fn();
    on("order.created", () => undefined);
    onRejected(rejected);
    await receive(request({ body: "{" }));
    await drain();
    expect(rejected).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: 204 }));
    expect(failures).toEqual([]);
  });

  test('a payload to be rejected is kept from its handlers with validation: "reject"', async () => {
    const { on, onInvalid, receive, drain, failures } = early({ validation: "reject" });
    const [handler, invalid] = [vi.fn(), vi.fn()];
    on("order.created", handler);
    onInvalid(invalid);
    expect(await receive(request({ body: "[]" }))).toMatchObject({ status: 204 });
    await drain();
    expect(handler).not.toHaveBeenCalled();
    expect(invalid).toHaveBeenCalledOnce();
    expect(failures).toEqual([
      {
        error: expect.objectContaining({ message: expect.stringContaining("payload_invalid: too late") }),
        delivery: invalid.mock.calls[0]?.[0],
      },
    ]);
  });

  test("waitUntil gets the promise of the work, not of the answer", async () => {
    const { on, fetch } = early();
    let finish = (): void => undefined;
    on("order.created", () => new Promise<void>((resolve) => (finish = resolve)));
    const { headers, body } = request();
    const init = { method: "POST", headers: headers as Record<string, string>, body: body as Buffer };
    const promises: Promise<unknown>[] = [];
    const context = { waitUntil: (promise: Promise<unknown>) => promises.push(promise) };
    const response = await fetch(new Request("https://example.com", init), context);
    expect(response.status).toBe(204);
    const ended = vi.fn();
    const work = promises[0]?.then(ended);
    await new Promise(setImmediate);
    expect(ended).not.toHaveBeenCalled();
    finish();
    await work;
    expect(promises).toHaveLength(1);
    expect(ended).toHaveBeenCalledOnce();
  });

  test("Lambda refuses the receiver, since it freezes the process", () => {
    expect(() => toLambdaHandler(early())).toThrow(TypeError);
    expect(() => toLambdaHandler(early())).toThrow(/`ack: "before"`.*Lambda.*freezes/);
  });
});
