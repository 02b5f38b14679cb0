import fc from "fast-check";
import { expect, test } from "vitest";
import { createReceiver, eventNames, validate, type ReceiveRequest } from "../../templates/src/index.js";
import { SECRET, signatureOf } from "./support/acme.js";

const headerName = fc.oneof(
  fc.constantFrom(
    "x-acme-event",
    "X-Acme-Event",
    "x-acme-signature",
    "X-ACME-SIGNATURE",
    "content-length",
    "get",
  ),
  fc.string(),
);
const headerValue = fc.oneof(
  fc.constantFrom(...eventNames, "sha256=", "", "a, b"),
  fc.string({ unit: "binary" }),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.constant(undefined),
);
const headers = fc.oneof(
  fc.dictionary(headerName, headerValue),
  fc
    .dictionary(fc.constantFrom("x-acme-event", "a"), fc.constantFrom("ping", "b"))
    .map((init) => new Headers(init)),
);
const body = fc.oneof(fc.uint8Array(), fc.string({ unit: "binary" }), fc.json());

const receiver = createReceiver({ secret: SECRET, maxBodyBytes: 200 });
receiver.on("*", () => undefined);
receiver.onError(() => undefined);

test("any body with any headers gets a status, and nothing is received without a signature", async () => {
  await fc.assert(
    fc.asyncProperty(headers, body, async (anyHeaders, anyBody) => {
      const { status, deliveries } = await receiver.receive({ headers: anyHeaders, body: anyBody });
      expect([401, 413]).toContain(status);
      expect(deliveries).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("any signed body under any event name gets a status", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...eventNames), fc.string()), body, async (event, anyBody) => {
      const signed = { "X-Acme-Event": event, "X-Acme-Signature": signatureOf(Buffer.from(anyBody)) };
      const { status } = await receiver.receive({ headers: signed, body: anyBody });
      expect([204, 400, 413]).toContain(status);
    }),
    { numRuns: 500 },
  );
});

test("anything at all as a request gets a status", async () => {
  const anything = fc.anything({
    withBigInt: true,
    withTypedArray: true,
    withNullPrototype: true,
    withObjectString: true,
  });
  const request = fc.oneof(
    anything,
    fc.record({ method: anything, url: anything, headers: anything, body: anything }),
  );
  await fc.assert(
    fc.asyncProperty(request, async (value) => {
      const { status, deliveries } = await receiver.receive(value as ReceiveRequest);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(deliveries).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("any JSON value can be validated as any event", () => {
  fc.assert(
    fc.property(fc.constantFrom(...eventNames), fc.jsonValue(), (event, payload) => {
      expect(Array.isArray(validate(event, payload))).toBe(true);
    }),
  );
});
