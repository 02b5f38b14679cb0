// Each peer receives one body that is signed by its own scheme: from the raw bytes to the parsed payload.
import { createHmac } from "node:crypto";
import { validateSignature } from "@line/bot-sdk";
import { Webhooks } from "@octokit/webhooks";
import { Webhook as StandardWebhook } from "standardwebhooks";
import Stripe from "stripe";
import { Webhook as SvixWebhook } from "svix";

const secret = "a secret of thirty-two characters";
const id = "delivery-1";

/**
 * Functions by the name of the package. A peer that takes text is given the text of the bytes, which is part of
 * what it costs.
 *
 * @param {Buffer} body JSON
 * @returns {Record<string, () => unknown>}
 */
export function createPeers(body) {
  return {
    "@line/bot-sdk": line(body),
    "@octokit/webhooks": octokit(body),
    stripe: stripe(body),
    standardwebhooks: standard(body),
    svix: svix(body),
  };
}

/** @param {Buffer} body */
function line(body) {
  const signature = createHmac("sha256", secret).update(body).digest("base64");
  return () => {
    if (!validateSignature(body, secret, signature)) throw new Error("The signature is wrong");
    return JSON.parse(body.toString());
  };
}

/** @param {Buffer} body */
function octokit(body) {
  const webhooks = new Webhooks({ secret });
  webhooks.on("push", async () => {});
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return () => webhooks.verifyAndReceive({ id, name: "push", payload: body.toString(), signature });
}

/** @param {Buffer} body */
function stripe(body) {
  const { webhooks } = new Stripe("sk_test_none");
  const header = webhooks.generateTestHeaderString({ payload: body.toString(), secret });
  return () => webhooks.constructEvent(body, header, secret);
}

/** @param {Buffer} body */
function standard(body) {
  const webhook = new StandardWebhook(Buffer.from(secret).toString("base64"));
  const time = new Date();
  const headers = {
    "webhook-id": id,
    "webhook-signature": webhook.sign(id, time, body.toString()),
    "webhook-timestamp": String(Math.floor(time.getTime() / 1000)),
  };
  return () => webhook.verify(body, headers);
}

/** @param {Buffer} body */
function svix(body) {
  const webhook = new SvixWebhook(Buffer.from(secret).toString("base64"));
  const time = new Date();
  const headers = {
    "svix-id": id,
    "svix-signature": webhook.sign(id, time, body.toString()),
    "svix-timestamp": String(Math.floor(time.getTime() / 1000)),
  };
  return () => webhook.verify(body, headers);
}
