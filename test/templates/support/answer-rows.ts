import type { AnswerCode, Handler, ReceiverOptions } from "../../../templates/src/index.js";
import { Deactivate, Discard } from "../../../templates/src/index.js";
import { rawRequest, signatureOf, type RawRequest } from "./acme.js";

/** One kind of request and the answer it gets, whatever adapter it came through. */
export interface AnswerRow {
  readonly name: string;
  readonly status: number;
  readonly code?: AnswerCode;
  readonly request: RawRequest;
  readonly options?: Partial<ReceiverOptions>;
  /** Registered for order.created; without any the receiver has one that does nothing. */
  readonly handlers?: readonly Handler<"order.created">[];
}

const OTHER = signatureOf("another body");
const VALID = signatureOf(rawRequest().body);
const WRONG_SHAPE = '{"id":7,"status":"open","total":"free"}';
const noop = (): void => undefined;

function throws(error: unknown): () => never {
  return () => {
    throw error;
  };
}

function rejects(error: unknown): () => Promise<never> {
  return () => Promise.reject(error);
}

const requests: readonly AnswerRow[] = [
  {
    name: "a GET",
    status: 405,
    code: "method_not_allowed",
    request: rawRequest({ method: "GET", body: "" }),
  },
  { name: "a PUT", status: 405, code: "method_not_allowed", request: rawRequest({ method: "PUT" }) },
  {
    name: "a signed body over the limit",
    status: 413,
    code: "body_too_large",
    request: rawRequest(),
    options: { maxBodyBytes: 20 },
  },
  {
    name: "an unsigned body over the limit",
    status: 413,
    code: "body_too_large",
    request: rawRequest({ signature: null }),
    options: { maxBodyBytes: 20 },
  },
];

const signatures: readonly AnswerRow[] = (
  [
    ["no signature", "signature_missing", { signature: null }],
    ["an empty signature", "signature_missing", { signature: "" }],
    ["an empty signature of an empty body", "signature_missing", { signature: "", body: "" }],
    ["two signatures, both right", "signature_repeated", { headers: [["X-Acme-Signature", VALID]] }],
    ["a signature without its prefix", "signature_malformed", { signature: VALID.slice(7) }],
    ["a signature that is no hex", "signature_malformed", { signature: "sha256=not hex" }],
    ["a signature cut short", "signature_mismatch", { signature: VALID.slice(0, -2) }],
    ["a signature in base64", "signature_malformed", { signature: `sha256=${"qqqq".repeat(10)}qqo=` }],
    ["the signature of another body", "signature_mismatch", { signature: OTHER }],
    [
      "a signature by another secret",
      "signature_mismatch",
      { signature: signatureOf(rawRequest().body, "x") },
    ],
    ["a wrong signature of what is not JSON", "signature_mismatch", { signature: OTHER, body: "{" }],
  ] as const
).map(([name, code, parts]) => ({ name, status: 401, code, request: rawRequest(parts) }));

const secrets: readonly AnswerRow[] = [
  {
    name: "a secret function that throws",
    status: 500,
    code: "secret_unavailable",
    request: rawRequest(),
    options: { secret: throws(new Error("no vault")) },
  },
  {
    name: "a secret function that gives nothing",
    status: 500,
    code: "secret_unavailable",
    request: rawRequest(),
    options: { secret: async () => undefined },
  },
  {
    name: "no signature where the secret function throws",
    status: 401,
    code: "signature_missing",
    request: rawRequest({ signature: null }),
    options: { secret: throws(new Error("no vault")) },
  },
];

const events: readonly AnswerRow[] = [
  { name: "no event name", status: 400, code: "event_missing", request: rawRequest({ event: null }) },
  { name: "a blank event name", status: 400, code: "event_missing", request: rawRequest({ event: " " }) },
  {
    name: "two event names",
    status: 400,
    code: "event_repeated",
    request: rawRequest({ headers: [["X-Acme-Event", "ping"]] }),
  },
  {
    name: "an event the spec does not know, its body not JSON",
    status: 204,
    code: "event_unknown",
    request: rawRequest({ event: "order.exploded", body: "{" }),
  },
  {
    name: "an event called __proto__",
    status: 204,
    code: "event_unknown",
    request: rawRequest({ event: "__proto__" }),
  },
  {
    name: "an event called constructor",
    status: 204,
    code: "event_unknown",
    request: rawRequest({ event: "constructor" }),
  },
  {
    name: "an event without a handler, its body not JSON",
    status: 204,
    code: "event_unhandled",
    request: rawRequest({ event: "ping", body: "{" }),
  },
];

const payloads: readonly AnswerRow[] = [
  {
    name: "a signed body that is not JSON",
    status: 400,
    code: "payload_malformed",
    request: rawRequest({ body: "{" }),
  },
  { name: "an empty signed body", status: 400, code: "payload_malformed", request: rawRequest({ body: "" }) },
  {
    name: "a signed body that is not JSON, to be acknowledged",
    status: 204,
    code: "payload_malformed",
    request: rawRequest({ body: "{" }),
    options: { malformed: "acknowledge" },
  },
  { name: "a payload of another shape", status: 204, request: rawRequest({ body: WRONG_SHAPE }) },
  {
    name: "a payload of another shape, to be rejected",
    status: 422,
    code: "payload_invalid",
    request: rawRequest({ body: WRONG_SHAPE }),
    options: { validation: "reject" },
  },
  {
    name: "a payload of another shape, without validation",
    status: 204,
    request: rawRequest({ body: WRONG_SHAPE }),
    options: { validation: "off" },
  },
  { name: 'the signed body "hello"', status: 204, request: rawRequest({ body: '"hello"' }) },
  { name: "the signed body null", status: 204, request: rawRequest({ body: "null" }) },
  { name: "a signed body with a byte order mark", status: 204, request: rawRequest({ body: "\uFEFF{}" }) },
  {
    name: "a signed body with an invalid UTF-8 byte",
    status: 204,
    request: rawRequest({ body: Buffer.from('{"id":"\xFF"}', "latin1") }),
  },
  { name: "a signed body 100,000 levels deep", status: 204, request: rawRequest({ body: nested(100_000) }) },
];

const outcomes: readonly AnswerRow[] = (
  [
    ["handlers that are done", 204, undefined, [noop, async () => "ignored"]],
    ["a handler that throws Deactivate", 410, "deactivated", [throws(new Deactivate())]],
    ["a handler that throws Discard", 204, undefined, [rejects(new Discard())]],
    ["a handler that throws an error", 500, "handler_failed", [throws(new Error("größte Panne"))]],
    ["a handler that throws null", 500, "handler_failed", [throws(null)]],
    ["a handler that rejects with undefined", 500, "handler_failed", [rejects(undefined)]],
    [
      "a handler that returns a thenable that throws",
      500,
      "handler_failed",
      [() => ({ then: throws("no") })],
    ],
    ["a failure beside success", 500, "handler_failed", [noop, rejects(new Error()), noop]],
    ["a failure beside Discard", 500, "handler_failed", [throws(new Discard()), rejects(new Error())]],
    [
      "Deactivate beside a failure",
      410,
      "deactivated",
      [throws(new Error()), rejects(new Deactivate()), noop],
    ],
  ] as const
).map(([name, status, code, handlers]) => {
  const row = { name, status, request: rawRequest(), handlers };
  return code === undefined ? row : { ...row, code };
});

/** The rows of the table of answers that need nothing but a request. */
export const answerRows: readonly AnswerRow[] = [
  ...requests,
  ...signatures,
  ...secrets,
  ...events,
  ...payloads,
  ...outcomes,
];

/** The rows with the names of their tests. */
export function named(rows: readonly AnswerRow[]): readonly (readonly [string, AnswerRow])[] {
  return rows.map((row) => [`${row.name} gets ${row.status}`, row]);
}

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}
