import { describe, expect, test, vi } from "vitest";
import { spec } from "../../../templates/src/package-spec.js";
import { validators } from "../../../templates/src/spec/validators.js";
import type { HandshakeDescription } from "../../../templates/src/handshake/description.js";
import { handshake } from "../../../templates/src/handshake/handshake.js";
import { buildReceiver, type Receiver } from "../../../templates/src/receiver.js";
import { SECRET, signatureOf } from "../support/acme.js";
import { vendorHandshakes } from "./vendors.js";

const options = { secret: SECRET, verifyToken: "meatyhamhock" };

/** A receiver of Acme, whose sender also asks what the descriptions say. */
function receiverOf(descriptions: readonly HandshakeDescription[], given: object = options): Receiver {
  const description = { ...spec.description, handshake: handshake(...descriptions) };
  return buildReceiver({ ...spec, validators, description }, {
    ...given,
    handlers: { ping: vi.fn() },
  } as never);
}

function signedHeaders(body: string): Record<string, string> {
  return { "X-Acme-Signature": signatureOf(body) };
}

describe.each(vendorHandshakes)("what $vendor asks", ({ description, request, answer }) => {
  const { body = "", headers = {}, ...rest } = request;
  const proof = description.signed ? signedHeaders(body) : {};
  const asked = { ...rest, body, headers: { ...headers, ...proof } };

  test("is answered as its documentation says, and is no delivery", async () => {
    const receiver = receiverOf([description]);
    const unhandled = vi.fn();
    receiver.onUnhandled(unhandled);
    expect(await receiver.receive(asked)).toEqual({
      status: 200,
      headers: { "content-type": answer.type, "x-content-type-options": "nosniff" },
      body: answer.body,
      code: "handshake",
      deliveries: [],
    });
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("is answered over fetch", async () => {
    const { method = "POST", url = "/" } = rest;
    const init = { method, headers: asked.headers, ...(method === "POST" && { body }) };
    const response = await receiverOf([description]).fetch(
      new Request(new URL(url, "https://example.com"), init),
    );
    expect([response.status, await response.text()]).toEqual([200, answer.body]);
  });

  test("is not answered to those who prove nothing", async () => {
    if (!description.signed && description.token === undefined) return;
    const receiver = receiverOf([description], { secret: "other", verifyToken: "other" });
    expect(await receiver.receive(asked)).toMatchObject({ status: 401, code: "signature_mismatch" });
  });

  test("leaves deliveries as they are", async () => {
    const delivery = { headers: { ...signedHeaders("{}"), "X-Acme-Event": "ping" }, body: "{}" };
    const receiver = receiverOf([description]);
    expect(await receiver.receive(delivery)).toMatchObject({ status: 204, deliveries: [{ event: "ping" }] });
    const forged = { ...delivery, body: "{ }" };
    expect(await receiver.receive(forged)).toMatchObject({ status: 401, code: "signature_mismatch" });
  });
});

const descriptionOf = (vendor: string): HandshakeDescription => {
  const found = vendorHandshakes.find((each) => each.vendor === vendor);
  if (found === undefined) throw new Error(vendor);
  return found.description;
};

describe("a request that lacks something is no handshake", () => {
  const get = { method: "GET", headers: {}, body: "" };
  test.each([
    ["a condition", "/?hub.mode=unsubscribe&hub.verify_token=meatyhamhock&hub.challenge=1", 405],
    ["the token", "/?hub.mode=subscribe&hub.challenge=1", 401],
    ["what is echoed", "/?hub.mode=subscribe&hub.verify_token=meatyhamhock", 401],
    [
      "one of two challenges",
      "/?hub.mode=subscribe&hub.verify_token=meatyhamhock&hub.challenge=1&hub.challenge=2",
      401,
    ],
    ["a bound", `/?hub.mode=subscribe&hub.verify_token=meatyhamhock&hub.challenge=${"1".repeat(2049)}`, 401],
  ])("%s", async (_, url, status) => {
    const result = await receiverOf([descriptionOf("Meta")]).receive({ ...get, url });
    expect(result).toMatchObject({ status, deliveries: [] });
    expect(result.body).toBeUndefined();
  });

  test("a signature, where the challenge is signed", async () => {
    const body = '{"type":"url_verification","challenge":"x"}';
    const receiver = receiverOf([descriptionOf("Slack")]);
    expect(await receiver.receive({ headers: {}, body })).toMatchObject({
      status: 401,
      code: "signature_missing",
    });
  });

  test.each(["not JSON", "[]", "null", '{"token":{}}', '{"token":""}'])("a token in %o", async (body) => {
    const receiver = receiverOf([descriptionOf("Support Hunt")]);
    expect(await receiver.receive({ headers: {}, body })).toMatchObject({ status: 401 });
  });
});

test("other methods than the handshake's are refused", async () => {
  const receiver = receiverOf([descriptionOf("Meta")]);
  for (const method of ["GET", "PUT", "HEAD"]) {
    const result = await receiver.receive({ method, url: "/", headers: {}, body: "" });
    expect(result).toMatchObject({ status: 405, headers: { allow: "POST" } });
  }
});

test("several handshakes are told apart", async () => {
  const receiver = receiverOf([descriptionOf("Dropbox"), descriptionOf("Okta")]);
  const headers = { "X-Okta-Verification-Challenge": "a" };
  expect(await receiver.receive({ method: "GET", url: "/", headers, body: "" })).toMatchObject({
    body: '{"verification":"a"}',
  });
  expect(
    await receiver.receive({ method: "GET", url: "/?challenge=b", headers: {}, body: "" }),
  ).toMatchObject({
    body: "b",
  });
});

test.each([undefined, "", []])("a verify token that is %o makes no receiver", (verifyToken) => {
  const create = (): unknown => receiverOf([descriptionOf("Meta")], { secret: SECRET, verifyToken });
  expect(create).toThrow(/`verifyToken` must be a text that is not empty/);
});

test("an answer may be a status alone, or hold texts of its own", async () => {
  const when = [{ header: "X-Ping" }];
  const base = { method: "POST", signed: false, when } as const;
  const request = { headers: { "x-ping": "1" }, body: "" };
  const bare = receiverOf([{ ...base, respond: { status: 202 } }]);
  expect(await bare.receive(request)).toMatchObject({ status: 202, headers: {}, code: "handshake" });
  const fixed = receiverOf([{ ...base, respond: { text: "pong" } }]);
  expect(await fixed.receive(request)).toMatchObject({ status: 200, body: "pong" });
});

describe("a secret that is given back in a header, as Asana wants it", () => {
  const description = {
    method: "POST",
    signed: false,
    when: [{ header: "X-Hook-Secret" }],
    respond: { headers: { "X-Hook-Secret": { header: "X-Hook-Secret" } } },
  } as const;
  const ask = (secret: string) =>
    receiverOf([description]).receive({ headers: { "x-hook-secret": secret }, body: "{}" });

  test("is echoed", async () => {
    expect(await ask("b537207f20cbfa02")).toEqual({
      status: 200,
      headers: { "X-Hook-Secret": "b537207f20cbfa02" },
      code: "handshake",
      deliveries: [],
    });
  });

  test.each(["a\r\nSet-Cookie: b=c", "a\nb", "\u0000", "caf\u00e9"])(
    "is not where it is %j",
    async (secret) => {
      const answer = await ask(secret);
      expect(answer.status).toBe(401);
      expect(answer.headers).not.toHaveProperty("X-Hook-Secret");
    },
  );
});

test("a request with HEAD, by which Trello sees whether somebody is there, is answered without a body", async () => {
  const receiver = receiverOf([{ method: "HEAD", signed: false, when: [], respond: {} }]);
  const request = { method: "HEAD", url: "/", headers: {}, body: "" };
  expect(await receiver.receive(request)).toEqual({
    status: 200,
    headers: {},
    code: "handshake",
    deliveries: [],
  });
  expect(await receiver.receive({ ...request, method: "GET" })).toMatchObject({ status: 405 });
  const response = await receiver.fetch(new Request("https://example.com/", { method: "HEAD" }));
  expect([response.status, await response.text()]).toEqual([200, ""]);
});
