import { createHmac } from "node:crypto";
import type { ReceiveRequest } from "../../../templates/src/index.js";
import { sample } from "../../../templates/src/testing.js";
import { createRequest, headerRecord, type RawRequest, type RequestParts, type Sender } from "./sender.js";

export { headerRecord, type RawRequest } from "./sender.js";

/** The secret of the invented vendor in these tests. */
export const SECRET = "it's a secret";

/** The signature Acme would send, computed without the code under test. */
export function signatureOf(body: Uint8Array | string, secret = SECRET): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

const body = JSON.stringify(sample("order.created"));
const signature = signatureOf(body);

/** The invented vendor. */
export const acme: Sender = {
  secret: SECRET,
  eventHeader: "X-Acme-Event",
  signatureHeader: "X-Acme-Signature",
  event: "order.created",
  otherEvent: "ping",
  body,
  misfit: '{"id":7,"status":"open","total":"free"}',
  sign: signatureOf,
  faults: [
    ["a signature without its prefix", "signature_malformed", signature.slice(7)],
    ["a signature that is no hex", "signature_malformed", "sha256=not hex"],
    ["a signature cut short", "signature_mismatch", signature.slice(0, -2)],
    ["a signature in base64", "signature_malformed", `sha256=${"qqqq".repeat(10)}qqo=`],
  ],
};

/** A signed delivery of the sample of order.created; what is given replaces a part of it. */
export function rawRequest(parts?: RequestParts): RawRequest {
  return createRequest(acme, parts);
}

/** A signed delivery in the form that `receive` takes. */
export function receiveRequest(parts?: RequestParts): ReceiveRequest {
  const { method, headers, body } = rawRequest(parts);
  return { method, headers: headerRecord(headers), body };
}
