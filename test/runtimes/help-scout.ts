import { createHmac } from "node:crypto";
import type { Sender } from "../templates/support/sender.js";

const secret = "it's a secret";
// Help Scout's bodies are printed by PHP: printed again by JavaScript, they are other bytes.
const body = String.raw`{"id":10,"subject":"Gr\u00fc\u00dfe \/ hello","status":"active"}`;

function digest(text: Uint8Array | string, key = secret): Buffer {
  return createHmac("sha1", key).update(text).digest();
}

/** Help Scout, whose package the run times run. */
export const helpScout: Sender = {
  secret,
  eventHeader: "X-HelpScout-Event",
  signatureHeader: "X-HelpScout-Signature",
  event: "convo.created",
  otherEvent: "tag.created",
  body,
  misfit: '{"id":"seven","subject":7}',
  sign: (text, key) => digest(text, key).toString("base64"),
  faults: [
    ["a signature in hex", "signature_malformed", digest(body).toString("hex")],
    ["a signature without its padding", "signature_malformed", digest(body).toString("base64url")],
    ["a signature cut short", "signature_mismatch", digest(body).subarray(0, 18).toString("base64")],
    ["a signature with unused bits set", "signature_malformed", withUnusedBits(digest(body))],
  ],
};

/** The same bytes to a lenient decoder: the last digit before the padding has two bits that mean nothing. */
function withUnusedBits(bytes: Buffer): string {
  const text = bytes.toString("base64");
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return `${text.slice(0, -2)}${digits[digits.indexOf(text.at(-2) ?? "") + 1] ?? ""}=`;
}
