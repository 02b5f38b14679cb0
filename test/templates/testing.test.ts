import { describe, expect, test, vi } from "vitest";
import {
  createReceiver,
  eventNames,
  validate,
  verifySignature,
  type EventName,
} from "../../templates/src/index.js";
import { createDelivery, sample, sign } from "../../templates/src/testing.js";
import { SECRET, signatureOf } from "./support/acme.js";

describe.each(eventNames)("the sample of %s", (event) => {
  test("is a valid payload", () => {
    expect(validate(event, sample(event))).toEqual([]);
  });

  test("is delivered to the event's handler", async () => {
    const { on, receive } = createReceiver({ secret: SECRET });
    const handler = vi.fn();
    on(event, handler);
    expect(await receive(await createDelivery(event, { secret: SECRET }))).toMatchObject({ status: 204 });
    expect(handler).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ event, payload: sample(event) }),
    );
  });
});

test("a sample is a copy", () => {
  sample("customer.created").tags?.push("changed");
  expect(sample("customer.created").tags).toEqual(["vip"]);
});

test.each(["order.creatd", "__proto__", "toString"])("there is no sample of %o", async (event) => {
  expect(() => sample(event as EventName)).toThrow(TypeError);
  await expect(createDelivery(event as EventName, { secret: SECRET })).rejects.toThrow(event);
});

test("a delivery carries the payload that is given", async () => {
  const { headers, body, method } = await createDelivery("ping", {
    secret: SECRET,
    payload: { zen: "größer" },
  });
  expect({ method, body }).toEqual({ method: "POST", body: '{"zen":"größer"}' });
  expect(headers).toEqual({
    "Content-Type": "application/json",
    "X-Acme-Event": "ping",
    "X-Acme-Signature": signatureOf('{"zen":"größer"}'),
  });
});

test.each(["größer", Buffer.from("größer")])("sign gives the headers for %o", async (body) => {
  const headers = await sign(body, SECRET);
  expect(headers).toEqual({ "X-Acme-Signature": signatureOf("größer") });
  expect(await verifySignature({ headers, body, secret: SECRET })).toBe(true);
});
