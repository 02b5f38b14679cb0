import type { AnswerCode } from "../../../templates/src/index.js";
import { acme } from "./acme.js";
import type { PlanName } from "./receiver-plans.js";
import { createRequest, type RawRequest, type RequestParts, type Sender } from "./sender.js";

/** One kind of request and the answer it gets, whatever adapter it came through. */
export interface AnswerRow {
  readonly name: string;
  readonly status: number;
  readonly code: AnswerCode | undefined;
  readonly request: RawRequest;
  readonly receiver: PlanName;
}

type Line = readonly [
  name: string,
  status: number,
  code: AnswerCode | undefined,
  parts?: RequestParts,
  receiver?: PlanName,
];

const requests: readonly Line[] = [
  ["a GET", 405, "method_not_allowed", { method: "GET", body: "" }],
  ["a PUT", 405, "method_not_allowed", { method: "PUT" }],
  ["a signed body over the limit", 413, "body_too_large", {}, "at most 20 bytes"],
  ["an unsigned body over the limit", 413, "body_too_large", { signature: null }, "at most 20 bytes"],
];

function signatures({ body, sign, signatureHeader, faults }: Sender): readonly Line[] {
  const valid = sign(body);
  const other = sign("another body");
  return [
    ["no signature", 401, "signature_missing", { signature: null }],
    ["an empty signature", 401, "signature_missing", { signature: "" }],
    ["an empty signature of an empty body", 401, "signature_missing", { signature: "", body: "" }],
    ["two signatures, both right", 401, "signature_repeated", { headers: [[signatureHeader, valid]] }],
    ...faults.map(([name, fault, signature]): Line => [name, 401, fault, { signature }]),
    ["the signature of another body", 401, "signature_mismatch", { signature: other }],
    ["a signature by another secret", 401, "signature_mismatch", { signature: sign(body, "x") }],
    ["a wrong signature of what is not JSON", 401, "signature_mismatch", { signature: other, body: "{" }],
  ];
}

const secrets: readonly Line[] = [
  ["a secret function that throws", 500, "check_failed", {}, "secret function that throws"],
  ["a secret function that gives nothing", 500, "check_failed", {}, "secret function that gives nothing"],
  [
    "no signature where the secret function throws",
    401,
    "signature_missing",
    { signature: null },
    "secret function that throws",
  ],
];

function events({ eventHeader, otherEvent }: Sender): readonly Line[] {
  return [
    ["no event name", 400, "event_missing", { event: null }],
    ["a blank event name", 400, "event_missing", { event: " " }],
    ["two event names", 400, "event_repeated", { headers: [[eventHeader, otherEvent]] }],
    [
      "an event the spec does not know, its body not JSON",
      204,
      "event_unknown",
      { event: "order.exploded", body: "{" },
    ],
    ["an event called __proto__", 204, "event_unknown", { event: "__proto__" }],
    ["an event called constructor", 204, "event_unknown", { event: "constructor" }],
    [
      "an event without a handler, its body not JSON",
      204,
      "event_unhandled",
      { event: otherEvent, body: "{" },
    ],
  ];
}

function payloads({ misfit }: Sender): readonly Line[] {
  return [
    ["a signed body that is not JSON", 400, "payload_malformed", { body: "{" }],
    ["an empty signed body", 400, "payload_malformed", { body: "" }],
    [
      "a signed body that is not JSON, to be acknowledged",
      204,
      "payload_malformed",
      { body: "{" },
      "malformed acknowledged",
    ],
    ["a payload of another shape", 204, undefined, { body: misfit }],
    [
      "a payload of another shape, to be rejected",
      422,
      "payload_invalid",
      { body: misfit },
      "validation rejects",
    ],
    ["a payload of another shape, without validation", 204, undefined, { body: misfit }, "validation off"],
    ['the signed body "hello"', 204, undefined, { body: '"hello"' }],
    ["the signed body null", 204, undefined, { body: "null" }],
    ["a signed body with a byte order mark", 204, undefined, { body: "\uFEFF{}" }],
    [
      "a signed body with an invalid UTF-8 byte",
      204,
      undefined,
      { body: Buffer.from('{"id":"\xFF"}', "latin1") },
    ],
    ["a signed body with lone surrogates", 204, undefined, { body: '{"id":"\\ud800 \\udfff"}' }],
    [
      "a signed body with huge numbers",
      204,
      undefined,
      { body: '{"id":1e999,"number":-123456789012345678901}' },
    ],
    ["a signed body with the key __proto__", 204, undefined, { body: '{"__proto__":{"polluted":true}}' }],
    ["a signed body 100,000 levels deep", 204, undefined, { body: nested(100_000) }],
  ];
}

const outcomes: readonly Line[] = (
  [
    ["handlers that are done", 204, undefined],
    ["a handler that throws Deactivate", 410, "deactivated"],
    ["a handler that throws Discard", 204, undefined],
    ["a handler that throws an error", 500, "handler_failed"],
    ["a handler that throws null", 500, "handler_failed"],
    ["a handler that rejects with undefined", 500, "handler_failed"],
    ["a handler that returns a thenable that throws", 500, "handler_failed"],
    ["a failure beside success", 500, "handler_failed"],
    ["a failure beside Discard", 500, "handler_failed"],
    ["Deactivate beside a failure", 410, "deactivated"],
  ] as const
).map(([name, status, code]) => [name, status, code, {}, name]);

/** The rows of the table of answers that need nothing but a request, as one vendor would send it. */
export function createAnswerRows(sender: Sender): readonly AnswerRow[] {
  const lines = [
    ...requests,
    ...signatures(sender),
    ...secrets,
    ...events(sender),
    ...payloads(sender),
    ...outcomes,
  ];
  return lines.map(([name, status, code, parts, receiver = "plain"]) => ({
    name,
    status,
    code,
    request: createRequest(sender, parts),
    receiver,
  }));
}

/** The table as the invented vendor would send it. */
export const answerRows: readonly AnswerRow[] = createAnswerRows(acme);

/** The rows with the names of their tests. */
export function named(rows: readonly AnswerRow[]): readonly (readonly [string, AnswerRow])[] {
  return rows.map((row) => [`${row.name} gets ${row.status}`, row]);
}

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}
