import { describe, expect, test } from "vitest";

import type { BuiltPackage, DeliveryParts } from "../../../generator/send/built-package.js";
import { makeDelivery, makeTampered } from "../../../generator/send/tampering.js";

const paths: BuiltPackage = {
  name: "acme",
  eventNames: ["order/paid", "ping"],
  secretVariable: "ACME_WEBHOOK_SECRET",
  proof: "signature",
  sample: () => ({}),
  validate: () => [],
  sign: async (body) => ({ "X-Signature": `of ${body}` }),
  createDelivery: async (event: string, { payload, url, secret }: DeliveryParts) => ({
    method: "POST",
    url: url ?? `/${encodeURIComponent(event)}`,
    headers: { "X-Signature": `of ${JSON.stringify(payload)} by ${secret}` },
    body: JSON.stringify(payload),
  }),
};

function making(url: string) {
  return { event: "order/paid", payload: { id: 1 }, url, credentials: { secret: "whsec_MfKQ9r8G" } };
}

describe("where the URL names the event, a delivery goes to", () => {
  test.each([
    ["http://localhost:3000/", "http://localhost:3000/order%2Fpaid"],
    ["http://localhost:3000/hooks", "http://localhost:3000/hooks/order%2Fpaid"],
    ["http://localhost:3000/hooks/?a=1", "http://localhost:3000/hooks/order%2Fpaid?a=1"],
    ["http://localhost:3000/hooks/order%2Fpaid", "http://localhost:3000/hooks/order%2Fpaid"],
  ])("%s as %s", async (to, url) => {
    expect(await makeDelivery(paths, making(to))).toMatchObject({ url });
  });

  test("another one's, when the event is tampered with", async () => {
    const { url } = await makeTampered("event", paths, making("http://localhost:3000/hooks"));
    expect(url).toBe("http://localhost:3000/hooks/ping");
  });
});

test.each(["whsec_MfKQ9r8G", "0123abcd", "s", "ÄÖ", "user-token"])(
  "%s gives another secret of the same form to sign with",
  async (secret) => {
    const given = { ...making("http://localhost:3000/"), credentials: { secret } };
    const { headers } = await makeTampered("signature", paths, given);
    const other = headers["X-Signature"]?.split(" by ")[1] ?? "";
    expect(other).not.toBe(secret);
    expect(other).toHaveLength(secret.length);
    expect(other.slice(0, 6) === secret.slice(0, 6) || secret.length < 12).toBe(true);
  },
);
