import { describe, expect, test } from "vitest";
import { standardWebhooks } from "../../../templates/src/signature/standard-webhooks.js";
import { signStandardWebhooks } from "../../../templates/src/signing/standard-webhooks.js";
import { check, signed } from "../support/signed-request.js";

/**
 * The first vector is that of the reference libraries (standard-webhooks/standard-webhooks, and svix). The second
 * is what Python's `hmac.new(base64.b64decode(key), b"<id>.<time>." + body, "sha256")` gives.
 */
const vectors = [
  {
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    time: 1_614_265_330,
    body: '{"test": 2432232314}',
    signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
  {
    secret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    id: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
    time: 1_700_000_000,
    body: '{"id":1,"name":"größer"}',
    signature: "v1,MLu4xBK4qKSVZT2iy6o5LB4jK2mQseLWMs310LpRBlc=",
  },
];

function headersOf({ id, time, signature }: (typeof vectors)[number], prefix = "webhook") {
  return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: String(time), [`${prefix}-signature`]: signature };
}

describe.each(vectors)("the delivery $id", (vector) => {
  const { secret, id, time, body, signature } = vector;
  const now = (): number => time * 1000;
  const headers = headersOf(vector);

  test("is believed", async () => {
    expect(await check(standardWebhooks("webhook"), { secret, now }, { headers, body })).toBeUndefined();
  });

  test("is believed under the header names of Svix, where the spec says so", async () => {
    const svix = headersOf(vector, "svix");
    expect(await check(standardWebhooks("svix"), { secret, now }, { headers: svix, body })).toBeUndefined();
    expect(await check(standardWebhooks("webhook"), { secret, now }, { headers: svix, body })).toBe(
      "signature_missing",
    );
  });

  test("is believed among signatures of other versions and other keys", async () => {
    const several = `v1,bm9wZQ== v1a,${signature.slice(3)} v2,x ${signature}`;
    const request = { headers: { ...headers, "webhook-signature": several }, body };
    expect(await check(standardWebhooks("webhook"), { secret, now }, request)).toBeUndefined();
    const others = { ...headers, "webhook-signature": several.replace(` ${signature}`, "") };
    expect(await check(standardWebhooks("webhook"), { secret, now }, { headers: others, body })).toBe(
      "signature_mismatch",
    );
  });

  test("is believed with a secret that is written without `whsec_`", async () => {
    const bare = secret.replace("whsec_", "");
    expect(
      await check(standardWebhooks("webhook"), { secret: bare, now }, { headers, body }),
    ).toBeUndefined();
  });

  test("is refused under another id or time", async () => {
    for (const change of [{ "webhook-id": "msg_other" }, { "webhook-timestamp": String(time + 1) }]) {
      const request = { headers: { ...headers, ...change }, body };
      expect(await check(standardWebhooks("webhook"), { secret, now }, request)).toBe("signature_mismatch");
    }
  });

  test("is signed alike for tests", async () => {
    const signing = { secret, id, timestamp: new Date(time * 1000) };
    expect((await signed(signStandardWebhooks("webhook"), signing, body)).headers).toEqual(headers);
  });
});

test.each(["whsec_", "whsec_not base64", "whsec_Zg"])("%o is no secret", (secret) => {
  expect(() => standardWebhooks("webhook").createVerifier({ secret })).toThrow(
    /`secret` must be a key in base64, after "whsec_"/,
  );
});
