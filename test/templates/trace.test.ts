import { execFile } from "node:child_process";
import { channel, tracingChannel } from "node:diagnostics_channel";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createReceiver, Deactivate, type Receiver } from "../../templates/src/index.js";
import * as none from "../../templates/src/trace/none.js";
import { root } from "../support/stranger.js";
import { receiveRequest as request, SECRET } from "./support/acme.js";

const NAME = "hookstep:delivery";
const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((remove) => remove()));

function recordSteps(): unknown[] {
  const steps: unknown[] = [];
  const listener = (step: unknown): void => void steps.push(step);
  channel(NAME).subscribe(listener);
  undo.push(() => channel(NAME).unsubscribe(listener));
  return steps;
}

function acme(): Receiver {
  const receiver = createReceiver({ secret: SECRET });
  receiver.onError(() => undefined);
  return receiver;
}

test("a platform without such channels answers all the same", async () => {
  const { getBuiltinModule } = process;
  undo.push(() => void Object.assign(process, { getBuiltinModule }));
  Object.assign(process, { getBuiltinModule: undefined });
  vi.resetModules();
  const index = await import("../../templates/src/index.js");
  const receiver = index.createReceiver({ secret: SECRET });
  const handler = vi.fn();
  receiver.on("order.created", handler);
  expect((await receiver.receive(request())).status).toBe(204);
  expect(handler).toHaveBeenCalledOnce();
});

describe("the channel hookstep:delivery", () => {
  test("tells each step of a delivery", async () => {
    const steps = recordSteps();
    const { on, receive } = acme();
    on("order.created", () => void steps.push("handler"));
    const { deliveries } = await receive(request());
    const [delivery] = deliveries;
    expect(steps).toEqual([
      { step: "verified", event: "order.created" },
      { step: "dispatched", event: "order.created", delivery },
      "handler",
      { step: "handled", event: "order.created", delivery, status: 204, code: undefined },
    ]);
  });

  test.each<[string, () => unknown, object]>([
    ["that failed", () => Promise.reject(new Error()), { status: 500, code: "handler_failed" }],
    ["that gave up", () => Promise.reject(new Deactivate()), { status: 410, code: "deactivated" }],
  ])("tells how handlers ended %s", async (_, handler, end) => {
    const steps = recordSteps();
    const { on, receive } = acme();
    on("order.created", handler);
    await receive(request());
    expect(steps.at(-1)).toMatchObject({ step: "handled", ...end });
  });

  test.each<[string, Parameters<typeof request>[0], readonly object[]]>([
    [
      "a wrong signature",
      { signature: "sha256=00" },
      [{ step: "rejected", code: "signature_mismatch", status: 401 }],
    ],
    [
      "no event name",
      { event: null },
      [
        { step: "verified", event: undefined },
        { step: "rejected", code: "event_missing", status: 400 },
      ],
    ],
    [
      "a body that is not JSON",
      { body: "{" },
      [
        { step: "verified", event: "order.created" },
        { step: "rejected", code: "payload_malformed", status: 400 },
      ],
    ],
    ["an event that nobody handles", { event: "ping" }, [{ step: "verified", event: "ping" }]],
  ])("tells of %s", async (_, parts, expected) => {
    const steps = recordSteps();
    const { on, receive } = acme();
    on("order.created", () => undefined);
    await receive(request(parts));
    expect(steps).toEqual(expected);
  });

  test("never tells the secret", async () => {
    const steps = recordSteps();
    const { on, receive } = acme();
    on("order.created", () => undefined);
    for (const parts of [{}, { signature: null }, { body: "{" }]) await receive(request(parts));
    expect(JSON.stringify(steps)).not.toContain(SECRET);
  });
});

describe("the tracing channel hookstep:delivery", () => {
  test("traces the whole of receive, with its answer", async () => {
    const log: string[] = [];
    const { on, receive } = acme();
    on("order.created", () => void log.push("handler"));
    const [asyncEnd, error] = [vi.fn(), vi.fn()];
    const listeners = {
      start: () => void log.push("start"),
      end: () => void log.push("end"),
      asyncStart: () => void log.push("asyncStart"),
      asyncEnd,
      error,
    };
    tracingChannel(NAME).subscribe(listeners);
    undo.push(() => tracingChannel(NAME).unsubscribe(listeners));
    const result = await receive(request());
    expect(log).toEqual(["start", "handler", "end", "asyncStart"]);
    expect(asyncEnd).toHaveBeenCalledOnce();
    expect(asyncEnd.mock.calls[0]?.[0]).toMatchObject({ result });
    expect(error).not.toHaveBeenCalled();
  });

  test("tells of an error that is hookstep's own", async () => {
    const error = vi.fn();
    const listeners = { start() {}, end() {}, asyncStart() {}, asyncEnd() {}, error };
    tracingChannel(NAME).subscribe(listeners);
    undo.push(() => tracingChannel(NAME).unsubscribe(listeners));
    expect(await acme().receive(undefined as never)).toMatchObject({ status: 500, code: "internal_error" });
    expect(error.mock.calls[0]?.[0]).toMatchObject({ error: expect.any(TypeError) });
  });
});

test("a subscriber that throws changes no answer; Node reports it as an uncaught exception", async () => {
  const program = `
    import { channel, tracingChannel } from "node:diagnostics_channel";
    import { createReceiver } from "./templates/src/index.js";
    import { createDelivery } from "./templates/src/testing.js";
    let uncaught = 0;
    process.on("uncaughtException", () => uncaught++);
    const fail = () => { throw new Error("subscriber"); };
    channel("${NAME}").subscribe(fail);
    tracingChannel("${NAME}").subscribe({ start: fail, end: fail, asyncStart: fail, asyncEnd: fail, error: fail });
    const receiver = createReceiver({ secret: "s", handlers: { ping: () => undefined } });
    const { status } = await receiver.receive(await createDelivery("ping", { secret: "s" }));
    process.on("exit", () => console.log(JSON.stringify({ status, isReported: uncaught > 0 })));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", program],
    { cwd: join(root) },
  );
  expect(JSON.parse(stdout)).toEqual({ status: 204, isReported: true });
});

test("fetch platforms publish nothing, and receive all the same", async () => {
  expect(none.publishStep()).toBeUndefined();
  expect(await none.traceReceive(async () => "answer")).toBe("answer");
});
