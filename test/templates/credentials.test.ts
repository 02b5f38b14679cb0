import { describe, expect, test, vi } from "vitest";
import type { DeliveryDescription } from "../../templates/src/description.js";
import { headerEvent } from "../../templates/src/event-name/header.js";
import { buildReceiver, type HandlingOptions, type Receiver } from "../../templates/src/receiver.js";
import { basic } from "../../templates/src/signature/basic.js";
import { placedToken } from "../../templates/src/signature/placed-token.js";
import { token } from "../../templates/src/signature/token.js";
import { createReceiver } from "../../templates/src/index.js";
import { rawRequest, receiveRequest } from "./support/acme.js";

const secret = "s3cret";
const authorization = `Basic ${Buffer.from(`hook:${secret}`).toString("base64")}`;

/** A receiver of a sender who sends the secret itself along. */
function receiverOf(signature: DeliveryDescription["signature"], options: object): Receiver {
  const description = { event: headerEvent("X-Event"), signature };
  const spec = { description, names: new Set<string>(), validators: new Map() };
  return buildReceiver(spec, options as HandlingOptions);
}

const senders = [
  {
    name: "Basic authentication",
    receiver: receiverOf(basic(), { user: "hook", password: secret }),
    headers: { Authorization: authorization },
    challenge: 'Basic realm="webhooks", charset="UTF-8"',
  },
  {
    name: "a bearer token",
    receiver: receiverOf(token({ header: "Authorization", prefix: "Bearer " }), { secret }),
    headers: { Authorization: `Bearer ${secret}` },
    challenge: "Bearer",
  },
  {
    name: "a token in a header of its own",
    receiver: receiverOf(token({ header: "X-Token", prefix: "" }), { secret }),
    headers: { "X-Token": secret },
    challenge: undefined,
  },
  {
    name: "a token where the receiver's owner says",
    receiver: receiverOf(placedToken(), { secret, tokenIn: { header: "Authorization", prefix: "Token " } }),
    headers: { AUTHORIZATION: `Token ${secret}` },
    challenge: "Token",
  },
  {
    name: "a token in the URL",
    receiver: receiverOf(token({ query: "key" }), { secret }),
    headers: {},
    challenge: undefined,
  },
];

describe.each(senders)("of a sender with $name", ({ receiver, headers, challenge }) => {
  test("onRejected gets the headers without the secret", async () => {
    const rejected = vi.fn();
    const remove = receiver.onRejected(rejected);
    const url = `/?key=${secret}`;
    // Its secret is right, but it names no event.
    expect(
      await receiver.receive({ url, headers: { ...headers, "X-Other": "1" }, body: "{}" }),
    ).toMatchObject({
      status: 400,
    });
    remove();
    const [{ headers: told }] = rejected.mock.calls[0] as [{ headers: Headers }];
    expect([...told]).toEqual([["x-other", "1"]]);
  });

  test("a request without the secret is told how to prove itself, where HTTP has a name for that", async () => {
    const answer = await receiver.receive({ url: "/", headers: {}, body: "{}" });
    expect(answer).toMatchObject({ status: 401, code: "signature_missing" });
    expect(answer.headers["www-authenticate"]).toBe(challenge);
  });
});

test("headers that hold no secret reach onRejected as they came", async () => {
  const receiver = createReceiver({ secret });
  const rejected = vi.fn();
  receiver.onRejected(rejected);
  const { headers, body } = receiveRequest({ signature: "sha256=00" });
  const given = new Headers(
    rawRequest({ signature: "sha256=00" }).headers.map(([name, value]) => [name, value]),
  );
  expect(await receiver.receive({ headers, body })).toMatchObject({ status: 401, headers: {} });
  const [{ headers: told }] = rejected.mock.calls[0] as [{ headers: Headers }];
  expect([...told]).toEqual([...given]);
});
