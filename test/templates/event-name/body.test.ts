import { describe, expect, test, vi } from "vitest";
import type { DeliveryDescription } from "../../../templates/src/description.js";
import { bodyEvent } from "../../../templates/src/event-name/body.js";
import { HeaderReader } from "../../../templates/src/headers.js";
import { buildReceiver, type HandlingOptions, type Receiver } from "../../../templates/src/receiver.js";
import { hmac } from "../../../templates/src/signature/hmac.js";
import type { SecretOptions } from "../../../templates/src/signature/secret.js";
import { signHmac } from "../../../templates/src/signing/hmac.js";
import { eventNames } from "../../../templates/src/spec/events.js";
import { validators } from "../../../templates/src/spec/validators.js";

const hmacDescription = {
  header: "Signature",
  hash: "sha512",
  encoding: "base64",
  prefix: "",
  signed: "{body}",
} as const;

/** A second vendor: the name is in the body, and it wants to read 200 and 418. */
const description = {
  event: bodyEvent("/meta/event"),
  signature: hmac(hmacDescription),
  acknowledge: 200,
  deactivate: 418,
} satisfies DeliveryDescription;

const SECRET = "secret";

function vendor(settings: HandlingOptions = {}): Receiver {
  const options: HandlingOptions & SecretOptions = { secret: SECRET, ...settings };
  return buildReceiver({ description, names: new Set(eventNames), validators }, options);
}

async function deliver(receiver: Receiver, body: string): ReturnType<Receiver["receive"]> {
  const unsigned = { method: "POST", url: "/", body: new TextEncoder().encode(body) };
  const { headers } = await signHmac(hmacDescription)(unsigned, { secret: SECRET });
  return receiver.receive({ headers, body });
}

describe("a receiver of events named in the body", () => {
  test("runs the handlers of the event it finds there", async () => {
    const receiver = vendor();
    const handler = vi.fn();
    receiver.on("ping", handler);
    expect(await deliver(receiver, '{"meta":{"event":"ping"},"zen":"x"}')).toMatchObject({ status: 200 });
    expect(handler).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ event: "ping", payload: { meta: { event: "ping" }, zen: "x" } }),
    );
  });

  test.each([
    ["not JSON", "{", 400, "payload_malformed"],
    ["without a name", '{"meta":{}}', 400, "event_missing"],
    ["with a name that is no text", '{"meta":{"event":7}}', 400, "event_missing"],
    ["with a blank name", '{"meta":{"event":" "}}', 400, "event_missing"],
    ["that is null", "null", 400, "event_missing"],
    ["that is a text", '"meta"', 400, "event_missing"],
    ["of an unknown event", '{"meta":{"event":"a,b"}}', 200, "event_unknown"],
    ["of an event without a handler", '{"meta":{"event":"order.created"}}', 200, "event_unhandled"],
  ])("answers a body %s", async (_, body, status, code) => {
    const receiver = vendor();
    receiver.on("ping", () => undefined);
    expect(await deliver(receiver, body)).toMatchObject({ status, code });
  });

  test("checks the signature before it parses", async () => {
    expect(await vendor().receive({ headers: { signature: "AAAA" }, body: "{" })).toMatchObject({
      status: 401,
    });
  });

  test("acknowledges what is malformed with the status of the vendor, if asked to", async () => {
    expect(await deliver(vendor({ malformed: "acknowledge" }), "{")).toMatchObject({
      status: 200,
      code: "payload_malformed",
    });
  });
});

describe("the pointer to a name", () => {
  const headers = new HeaderReader({});

  test.each([
    ["/event", { event: "a" }, "a"],
    ["/event", { event: " a " }, "a"],
    ["/a~1b/m~0n", { "a/b": { "m~n": "x" } }, "x"],
    ["/~01", { "~1": "x" }, "x"],
    ["/items/0/type", { items: [{ type: "x" }] }, "x"],
    ["", "x", "x"],
    ["/__proto__/event", {}, undefined],
    ["/constructor/name", {}, undefined],
    ["/length", "text", undefined],
    ["/event/deep", { event: "a" }, undefined],
    ["/event", { event: ["a"] }, undefined],
    ["/event", undefined, undefined],
  ])("%o leads to what it says", (pointer, payload, event) => {
    expect(bodyEvent(pointer).read(payload, headers)).toBe(event);
  });

  test.each([
    ["/event", { id: 1 }],
    ["/meta/event", { id: 1 }],
    ["/meta/event", { meta: { at: 1 } }],
    ["/items/0/type", { items: [{ id: 1 }] }],
    ["/__proto__", {}],
  ])("%o is where a name is written for tests", (pointer, payload) => {
    const before = structuredClone(payload);
    const naming = bodyEvent(pointer);
    const draft = naming.write("ping", { headers: { a: "b" }, payload });
    expect(naming.read(JSON.parse(JSON.stringify(draft.payload)), headers)).toBe("ping");
    expect(draft.headers).toEqual({ a: "b" });
    expect(payload).toEqual(before);
  });
});
