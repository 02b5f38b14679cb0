import type { SignatureFault } from "../../../templates/src/signature/scheme.js";

/** A request before it takes the form that an adapter wants: header lines in order, and bytes. */
export interface RawRequest {
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** What may differ from a signed delivery of a sender's event. */
export interface RequestParts {
  method?: string;
  event?: string | null;
  body?: Buffer | string;
  signature?: string | null;
  headers?: RawRequest["headers"];
}

/** A vendor, as far as the table of answers needs it. It signs without the code under test. */
export interface Sender {
  readonly secret: string;
  readonly eventHeader: string;
  readonly signatureHeader: string;
  /** The event of a delivery, and one that the spec knows too. */
  readonly event: string;
  readonly otherEvent: string;
  /** A payload of the event, and one that does not match its schema. */
  readonly body: string;
  readonly misfit: string;
  /** The value of the signature's header. */
  sign(body: Uint8Array | string, secret?: string): string;
  /** Values that look like the signature of `body` and are not in the form that the vendor writes. */
  readonly faults: readonly (readonly [name: string, fault: SignatureFault, value: string])[];
}

/** A signed delivery; what is given replaces a part of it, `null` leaves a header out. */
export function createRequest(sender: Sender, parts: RequestParts = {}): RawRequest {
  const body = Buffer.from(parts.body ?? sender.body);
  const { event = sender.event, signature = sender.sign(body) } = parts;
  const headers: (readonly [string, string])[] = [["Content-Type", "application/json"]];
  if (event !== null) headers.push([sender.eventHeader, event]);
  if (signature !== null) headers.push([sender.signatureHeader, signature]);
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
