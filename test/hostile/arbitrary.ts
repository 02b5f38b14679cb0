import fc from "fast-check";
import { helpScout } from "../runtimes/help-scout.js";
import { CHUNKED, writeChunks, writeRequest } from "./delivery.js";
import type { Conversation } from "./wire.js";

/** A request made at random, with what has to come of it. */
export interface RandomRequest extends Conversation {
  /** The status, if the request is whole; none of success otherwise. */
  readonly status: number | undefined;
}

const { event, otherEvent, sign } = helpScout;

const STRANGE_JSON = [
  "\uFEFF{}",
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  '{"id":1e999,"number":-0,"mailboxId":12345678901234567890123}',
  '{"subject":"\\ud800","preview":"\\udfff\\u0000"}',
  '{"id":1,"id":2}',
  `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  `${'{"assignee":'.repeat(20_000)}null${"}".repeat(20_000)}`,
  '{"id":',
  "",
];

const bodies = fc.oneof(
  fc.constant(Buffer.from(helpScout.body)),
  fc.constantFrom(...STRANGE_JSON).map((text) => Buffer.from(text)),
  fc.json({ stringUnit: "binary" }).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
);

/** What stands for the signature of a body. */
const signatures = fc.oneof(
  { weight: 3, arbitrary: fc.constant("right" as const) },
  fc.constantFrom("none" as const, "of another body" as const, "twice" as const, "in hex" as const),
  fc.stringMatching(/^[!-~]{0,60}$/).map((text) => ({ text })),
);

/** How a body is framed; the number is how much the length is off. */
const framings = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  fc.integer({ min: -20, max: 20 }),
  fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 20 }),
);

const extraHeaders = fc.array(
  fc.tuple(
    fc.stringMatching(/^[a-z0-9-]{1,20}$/).map((name) => `x-${name}`),
    fc.stringMatching(/^[!-~]{0,100}$/),
  ),
  { maxLength: 20 },
);

/** Any request: any framing, any signature, any body, cut anywhere, in any pieces. */
export const randomRequests: fc.Arbitrary<RandomRequest> = fc
  .record({
    body: bodies,
    signature: signatures,
    framing: framings,
    headers: extraHeaders,
    name: fc.constantFrom(event, event, otherEvent, "order.exploded", "__proto__", "a".repeat(1000)),
    splits: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }),
    cut: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { freq: 3 }),
  })
  .map(({ body, signature, framing, headers, name, splits, cut }) => {
    const off = typeof framing === "number" ? framing : 0;
    const length = Math.max(0, body.length + off);
    const whole = writeRequest({
      event: name,
      body,
      ...signatureParts(signature, body, headers),
      framing: typeof framing === "number" ? `Content-Length: ${length}\r\n` : CHUNKED,
      content: typeof framing === "number" ? body : writeChunks(body, framing),
    });
    const isWhole = cut === null && length === body.length;
    const sent = cut === null ? whole : whole.subarray(0, Math.floor(whole.length * cut));
    const status = isWhole ? statusOf(signature, name, body) : undefined;
    return { pieces: split(sent, splits), hangsUp: !isWhole, status };
  });

function signatureParts(
  signature: Signature,
  body: Buffer,
  headers: readonly [string, string][],
): { signature: string | null; headers: readonly [string, string][] } {
  const right = sign(body);
  if (typeof signature === "object") return { signature: signature.text, headers };
  if (signature === "none") return { signature: null, headers };
  if (signature === "of another body") return { signature: sign("another body"), headers };
  if (signature === "in hex") return { signature: Buffer.from(right, "base64").toString("hex"), headers };
  if (signature === "twice")
    return { signature: right, headers: [...headers, [helpScout.signatureHeader, right]] };
  return { signature: right, headers };
}

type Signature = typeof signatures extends fc.Arbitrary<infer T> ? T : never;

function statusOf(signature: Signature, name: string, body: Buffer): number {
  if (signature !== "right") return 401;
  if (name !== event) return 204;
  try {
    JSON.parse(new TextDecoder().decode(body));
    return 204;
  } catch {
    return 400;
  }
}

function split(bytes: Buffer, places: readonly number[]): Buffer[] {
  const offsets = places.map((place) => Math.floor(place * bytes.length)).toSorted((a, b) => a - b);
  return [...offsets, bytes.length].map((end, index) => bytes.subarray(offsets[index - 1] ?? 0, end));
}
