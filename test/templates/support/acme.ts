import { createHmac } from "node:crypto";
import type { ReceiveRequest } from "../../../templates/src/index.js";
import { sample } from "../../../templates/src/testing.js";

/** The secret of the invented vendor in these tests. */
export const SECRET = "it's a secret";

/** A request before it takes the form that an adapter wants: header lines in order, and bytes. */
export interface RawRequest {
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The signature Acme would send, computed without the code under test. */
export function signatureOf(body: Uint8Array | string, secret = SECRET): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

/** What may differ from a signed delivery of the sample of order.created. */
export interface RequestParts {
  method?: string;
  event?: string | null;
  body?: Buffer | string;
  signature?: string | null;
  headers?: RawRequest["headers"];
}

/** A signed delivery; what is given replaces a part of it, `null` leaves a header out. */
export function rawRequest(parts: RequestParts = {}): RawRequest {
  const body = Buffer.from(parts.body ?? JSON.stringify(sample("order.created")));
  const { event = "order.created", signature = signatureOf(body) } = parts;
  const headers: (readonly [string, string])[] = [["Content-Type", "application/json"]];
  if (event !== null) headers.push(["X-Acme-Event", event]);
  if (signature !== null) headers.push(["X-Acme-Signature", signature]);
  return { method: parts.method ?? "POST", headers: [...headers, ...(parts.headers ?? [])], body };
}

/** Header lines as `node:http` and most adapters hold them, repeated ones as a list. */
export function headerRecord(headers: RawRequest["headers"]): Record<string, string | string[]> {
  const record: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const earlier = record[name];
    record[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return record;
}

/** A signed delivery in the form that `receive` takes. */
export function receiveRequest(parts?: RequestParts): ReceiveRequest {
  const { method, headers, body } = rawRequest(parts);
  return { method, headers: headerRecord(headers), body };
}
