import type { Delivery } from "./event-types.js";
import type { BodyFault } from "./body.js";
import type { SignatureFault } from "./signature/scheme.js";

/**
 * Why a request was turned away:
 *
 * - `method_not_allowed` (405): it is no POST
 * - `body_too_large` (413): there are more than `maxBodyBytes`
 * - `body_timeout` (408): the sender stalled for `bodyTimeout`, or took ten times as long for the whole body
 * - `body_unreadable` (400): the sender hung up, or the stream of the body failed
 * - `signature_missing`, `signature_repeated`, `signature_malformed`, `signature_mismatch` (401)
 * - `timestamp_missing`, `timestamp_malformed`, `timestamp_expired`, `id_missing`, `id_malformed` (401), where the
 *   signature covers them
 * - `event_missing`, `event_repeated` (400): no event name, or more than one
 * - `payload_malformed` (400; acknowledged with `malformed: "acknowledge"`): the signed body is not JSON, or has no
 *   list where the spec says that its events are
 * - `payload_invalid` (422): it does not match its schema, with `validation: "reject"`
 */
export type RejectionReason =
  | "method_not_allowed"
  | BodyFault
  | SignatureFault
  | "event_missing"
  | "event_repeated"
  | "payload_malformed"
  | "payload_invalid";

/**
 * Why a request got the answer it got, where that is not "all handlers are done": a `RejectionReason`, or
 *
 * - `handshake`: it was no delivery, but what the sender asks when a subscription is made
 * - `body_already_read` (500): another middleware has parsed the body; `onError` gets the remedy
 * - `check_failed` (500): whether it is genuine could not be checked; `onError` gets what a function for that threw, the
 *   secret's for example, or that it gave nothing usable
 * - `event_unknown`, `event_unhandled` (acknowledged): a name the spec does not know, or without a handler
 * - `duplicate` (acknowledged), `busy` (503): by `dedupe`, it was handled before, or is being handled
 * - `dedupe_unavailable` (503): the store of `dedupe` failed; `onError` gets what it threw
 * - `deactivated` (410): a handler threw `Deactivate`
 * - `handler_failed` (500): a handler threw anything else but `Discard`
 * - `internal_error` (500): the request handed to `receive` could not be looked at, or hookstep has a bug
 */
export type AnswerCode =
  | RejectionReason
  | "handshake"
  | "body_already_read"
  | "check_failed"
  | "event_unknown"
  | "event_unhandled"
  | "duplicate"
  | "busy"
  | "dedupe_unavailable"
  | "deactivated"
  | "handler_failed"
  | "internal_error";

/** The answer to a request. It never holds a text of a handler's error. */
export interface ReceiveResult {
  /** The HTTP status. */
  readonly status: number;
  /** The headers to send, by names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body to send; none when left out. */
  readonly body?: string;
  /** Why it is this status; left out when all handlers are done, or will run. For logs, not for the sender. */
  readonly code?: AnswerCode;
  /** What was verified and given to handlers before this answer, also when one of them failed. */
  readonly deliveries: readonly Delivery[];
}

const NO_HEADERS: ReceiveResult["headers"] = Object.freeze({});

/** What a sender is told beside the status (RFC 9110, 15.5.6, 15.5.9 and 15.6.4). */
const HEADERS: Readonly<Record<number, ReceiveResult["headers"]>> = {
  405: { allow: "POST" },
  408: { connection: "close" },
  503: { "retry-after": "30" },
};

/** An answer without a body. */
export function createAnswer(
  status: number,
  code?: AnswerCode,
  deliveries: readonly Delivery[] = [],
): ReceiveResult {
  const headers = HEADERS[status] ?? NO_HEADERS;
  return code === undefined ? { status, headers, deliveries } : { status, headers, code, deliveries };
}
