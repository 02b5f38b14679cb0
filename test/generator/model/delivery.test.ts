import { describe, expect, it } from "vitest";
import type { DeliveryModel } from "../../../generator/model/model.js";
import { errorsOf, modelOf } from "../emit/support/generate-text.js";

/** A document whose root has the given `x-webhook`, as YAML in flow style. */
function withWebhook(webhook: string, components = "{}"): string {
  return `asyncapi: 2.6.0
info: { title: Acme, version: 1.0.0 }
x-webhook: ${webhook}
channels: { hooks: { publish: { message: { x-webhook-event: a } } } }
components: ${components}
`;
}

async function deliveryOf(webhook: string, components?: string): Promise<DeliveryModel> {
  return (await modelOf(withWebhook(webhook, components))).delivery;
}

async function faultsOf(webhook: string, components?: string): Promise<readonly unknown[]> {
  const errors = await errorsOf(withWebhook(webhook, components));
  return errors.map(({ code, pointer }) => `${pointer} ${code}`);
}

/** An `x-webhook` whose signature has the given members. */
function signed(members: string): string {
  return `{ event: { header: X-Event }, signature: { ${members} } }`;
}

const hmac = "scheme: hmac, header: X-Signature, hash: sha1, encoding: base64";
const apiKey = "{ securitySchemes: { key: { type: httpApiKey, in: header, name: X-Key } } }";

describe("a delivery", () => {
  it("names its event in a header or in the body", async () => {
    expect((await deliveryOf("{ event: { header: X-Event } }")).event).toEqual({
      kind: "header",
      name: "X-Event",
    });
    expect((await deliveryOf("{ event: { body: /a~1b/0 } }")).event).toEqual({
      kind: "body",
      pointer: "/a~1b/0",
    });
  });

  it("is acknowledged with 204 unless the document says otherwise", async () => {
    expect(await deliveryOf("{ event: { header: X-Event } }")).toMatchObject({ acknowledge: 204 });
    expect(
      await deliveryOf(
        "{ event: { header: X-Event }, delivery: { acknowledge: 200, retries: 3, deactivate: 410 } }",
      ),
    ).toMatchObject({ acknowledge: 200, retries: 3, deactivate: 410 });
  });

  it("has a custom signature where the document states none", async () => {
    expect((await deliveryOf("{ event: { header: X-Event } }")).signature).toEqual({ scheme: "custom" });
    expect((await deliveryOf(signed("scheme: custom"))).signature).toEqual({ scheme: "custom" });
  });

  it("is signed by HMAC, with nothing before the digest and the body signed where nothing else is said", async () => {
    expect((await deliveryOf(signed(hmac))).signature).toEqual({
      scheme: "hmac",
      header: "X-Signature",
      hash: "sha1",
      encoding: "base64",
      prefix: "",
      signed: "{body}",
    });
    const stated = `scheme: hmac, header: X-S, hash: sha512, encoding: hex, prefix: "v1,", signed: "{body}"`;
    expect((await deliveryOf(signed(stated))).signature).toMatchObject({ hash: "sha512", prefix: "v1," });
  });

  it("takes the signature's header from the only API key that is one", async () => {
    const stated = signed("scheme: hmac, hash: sha1, encoding: hex");
    expect((await deliveryOf(stated, apiKey)).signature).toMatchObject({ header: "X-Key" });
    expect(await faultsOf(stated)).toEqual(["/x-webhook/signature/header invalid-signature"]);
    const two = apiKey.replace("{ key:", "{ other: { type: httpApiKey, in: header, name: X-Other }, key:");
    expect(await faultsOf(stated, two)).toEqual(["/x-webhook/signature/header invalid-signature"]);
    expect(await faultsOf(stated, apiKey.replace("in: header", "in: query"))).toHaveLength(1);
  });
});

describe("a delivery that cannot be understood is an error at its place", () => {
  it.each([
    ["[]", ["/x-webhook invalid-webhook", " event-place-missing"]],
    ["{}", [" event-place-missing"]],
    ["{ event: X-Event }", ["/x-webhook/event invalid-webhook"]],
    ["{ event: { header: X Event } }", ["/x-webhook/event/header invalid-webhook"]],
    ["{ event: { body: event } }", ["/x-webhook/event/body invalid-webhook"]],
    ["{ event: { header: X }, evnet: {} }", ["/x-webhook/evnet invalid-webhook"]],
    ["{ event: { header: X }, a/b~c: {} }", ["/x-webhook/a~1b~0c invalid-webhook"]],
    [
      "{ event: { header: X }, delivery: { acknowledge: 99 } }",
      ["/x-webhook/delivery/acknowledge invalid-webhook"],
    ],
    [
      "{ event: { header: X }, delivery: { deactivate: gone } }",
      ["/x-webhook/delivery/deactivate invalid-webhook"],
    ],
    [signed("header: X"), ["/x-webhook/signature/scheme invalid-signature"]],
    [signed("scheme: rsa"), ["/x-webhook/signature/scheme invalid-signature"]],
    [
      signed("scheme: hmac, header: X"),
      ["/x-webhook/signature/hash invalid-signature", "/x-webhook/signature/encoding invalid-signature"],
    ],
    [signed(hmac.replace("sha1", "md5")), ["/x-webhook/signature/hash invalid-signature"]],
    [signed(hmac.replace("base64", "binary")), ["/x-webhook/signature/encoding invalid-signature"]],
    [signed(hmac.replace("X-Signature", "X Signature")), ["/x-webhook/signature/header invalid-signature"]],
    [signed(`${hmac}, prefix: 1`), ["/x-webhook/signature/prefix invalid-signature"]],
    [signed(`${hmac}, salt: x`), ["/x-webhook/signature/salt invalid-signature"]],
  ])("%s", async (webhook, faults) => {
    expect((await faultsOf(webhook)).toSorted()).toEqual(faults.toSorted());
  });
});
