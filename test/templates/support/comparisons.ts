import { createHmac } from "node:crypto";
import { basic } from "../../../templates/src/signature/basic.js";
import { composedHmac } from "../../../templates/src/signature/composed-hmac.js";
import { hmac } from "../../../templates/src/signature/hmac.js";
import type { SignatureFault } from "../../../templates/src/signature/scheme.js";
import type { Secret } from "../../../templates/src/signature/secret.js";
import { standardWebhooks } from "../../../templates/src/signature/standard-webhooks.js";
import { token } from "../../../templates/src/signature/token.js";
import { check } from "./signed-request.js";

/** Bytes that the sender of a request has to know, and a check of a request that carries these or others. */
export interface Comparison {
  readonly name: string;
  readonly right: Buffer;
  /** `among` makes of the secret what the scheme is told: others beside it, or a function. */
  check(bytes: Buffer, among?: (secret: string) => Secret): Promise<SignatureFault | undefined>;
}

const alone = (only: string): Secret => only;

const secret = "it's a secret";
const body = '{"id":1}';
const key = Buffer.from("0123456789abcdef");
const now = (): number => 1_700_000_000_000;

const hmacs = (
  [
    ["sha1", "base64"],
    ["sha256", "hex"],
    ["sha512", "base64url"],
  ] as const
).map(([hash, encoding]): Comparison => ({
  name: `an HMAC-${hash.toUpperCase()} in ${encoding}`,
  right: createHmac(hash, secret).update(body).digest(),
  check(bytes, among = alone) {
    const scheme = hmac({ header: "Signature", hash, encoding, prefix: "", signed: "{body}" });
    return check(
      scheme,
      { secret: among(secret) },
      { headers: { signature: bytes.toString(encoding) }, body },
    );
  },
}));

const composed: readonly Comparison[] = [
  {
    name: "an HMAC over time and body",
    right: createHmac("sha256", secret).update(`1700000000.${body}`).digest(),
    check(bytes, among = alone) {
      const scheme = composedHmac({
        header: "Signature",
        hash: "sha256",
        encoding: "hex",
        prefix: "v1=",
        separator: ",",
        signed: "{timestamp}.{body}",
        timestamp: { item: "t", unit: "s", tolerance: 300 },
      });
      const headers = { signature: `t=1700000000,v1=${bytes.toString("hex")}` };
      return check(scheme, { secret: among(secret), now }, { headers, body });
    },
  },
  {
    name: "a signature of Standard Webhooks",
    right: createHmac("sha256", key).update(`id.1700000000.${body}`).digest(),
    check(bytes, among = alone) {
      const signature = `v1,${bytes.toString("base64")}`;
      const headers = {
        "webhook-id": "id",
        "webhook-timestamp": "1700000000",
        "webhook-signature": signature,
      };
      const options = { secret: among(`whsec_${key.toString("base64")}`), now };
      return check(standardWebhooks("webhook"), options, { headers, body });
    },
  },
];

const secrets: readonly Comparison[] = [
  {
    name: "a token in a header",
    right: Buffer.from(secret),
    check: (bytes, among = alone) =>
      check(
        token({ header: "Token", prefix: "" }),
        { secret: among(secret) },
        { headers: { token: bytes.toString() } },
      ),
  },
  {
    name: "a token in the query",
    right: Buffer.from(secret),
    check: (bytes, among = alone) =>
      check(
        token({ query: "key" }),
        { secret: among(secret) },
        { url: `/?key=${encodeURIComponent(bytes.toString())}` },
      ),
  },
  {
    name: "a user and a password",
    right: Buffer.from(`user:${secret}`),
    check(bytes, among = alone) {
      const headers = { authorization: `Basic ${bytes.toString("base64")}` };
      return check(basic(), { user: "user", password: among(secret) }, { headers });
    },
  },
];

/** Every scheme that compares what a request carries with what only its sender can know. */
export const comparisons: readonly Comparison[] = [...hmacs, ...composed, ...secrets];

/** The bytes with one of them changed: a comparison that stops at the first difference tells these apart by time. */
export function changedAt(bytes: Buffer, index: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[index] = (changed[index] ?? 0) ^ 1;
  return changed;
}

/** A secret as one of three of the same length, at that place. */
export function amongThree(place: number): (secret: string) => readonly string[] {
  return (secret) => {
    const others = ["A", "B"].map((letter) => secret.slice(0, 7) + letter + secret.slice(8));
    return [...others.slice(0, place), secret, ...others.slice(place)];
  };
}
