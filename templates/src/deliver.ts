import { publishStep } from "#trace";
import { createAnswer, type ReceiveResult } from "./answers.js";
import { decodeBody } from "./body.js";
import { dispatch } from "./dispatch.js";
import type { NameReading } from "./event-name/naming.js";
import type { Delivery } from "./event-types.js";
import { REPEATED } from "./headers.js";
import { later } from "./later.js";
import { acknowledge, reject, type ReceiverParts } from "./parts.js";
import { ReceivedDelivery } from "./received-delivery.js";
import type { Registration } from "./registry.js";
import type { SignedRequest } from "./signature/scheme.js";
import { findIssues } from "./find-issues.js";
import { whenReady } from "./when-ready.js";

/** Most receivers do without a store. */
const loadOnce = later(() => import("./dedupe/once.js"));

/** Answers the sender before the work is done: what comes after it reaches nobody. */
export type EarlyAnswer = (result: ReceiveResult) => void;

/** What an event waits for before its handlers start; gives whether the sender has its answer by then. */
export type Gate = () => boolean | Promise<boolean>;

/** One event of a request. */
export interface IncomingEvent {
  readonly name: NameReading;
  /** The parsed body or item; `undefined` when it was not needed to find the name. */
  readonly payload: unknown;
  /** The place among the items, where the request carries several events. */
  readonly index?: number | undefined;
}

/** An event that has handlers. */
interface HandledEvent {
  readonly event: string;
  readonly payload: unknown;
  readonly registrations: readonly Registration[];
}

/** Answers a request whose signature is valid. Its body is parsed first only if the event's name is in it. */
export function deliver(
  parts: ReceiverParts,
  request: SignedRequest,
  respond?: EarlyAnswer,
): ReceiveResult | Promise<ReceiveResult> {
  const { event: naming, items } = parts.description;
  if (items !== undefined) return items.deliver(parts, request, respond);
  const payload = naming.place === "body" ? parseBody(parts, request) : undefined;
  if (naming.place === "body" && payload === undefined) return rejectMalformed(parts, request);
  const event: IncomingEvent = { name: readName(parts, request, payload), payload };
  return deliverEvent(parts, request, event, respond && (() => answerEarly(parts, respond)));
}

/** The name of the event that a payload belongs to. */
export function readName(
  { description: { event: naming }, names }: ReceiverParts,
  { headers, url }: SignedRequest,
  payload: unknown,
): NameReading {
  if (naming.place === "body") return naming.read(payload, headers);
  const name = naming.read(headers, url);
  // A name with a comma that the spec does not know is several headers, joined by the platform.
  return typeof name === "string" && name.includes(",") && !names.has(name) ? REPEATED : name;
}

/** Acknowledges what is still to be done. */
export function answerEarly(parts: ReceiverParts, respond: EarlyAnswer): true {
  respond(acknowledge(parts));
  return true;
}

/** Answers one event: runs its handlers, unless it has none or `dedupe` keeps it from them. */
export function deliverEvent(
  parts: ReceiverParts,
  request: SignedRequest,
  { name, payload, index }: IncomingEvent,
  gate?: Gate,
): ReceiveResult | Promise<ReceiveResult> {
  publishStep(() => ({ step: "verified", event: typeof name === "string" ? name : undefined }));
  if (name === undefined) return reject(parts, 400, "event_missing", request.headers);
  if (name === REPEATED) return reject(parts, 400, "event_repeated", request.headers);
  const registrations = parts.registry.get(name);
  if (registrations === undefined) return answerUnhandled(parts, request, name);
  const handled = { event: name, payload, registrations };
  const run = () => whenReady(gate?.() ?? false, (isLate) => handle(parts, request, handled, isLate));
  const { dedupe } = parts.settings;
  if (dedupe === undefined) return run();
  const { headers, body } = request;
  return loadOnce().then(({ handleOnce }) =>
    handleOnce(parts, dedupe, { event: name, headers: headers.web, body, payload, index }, run),
  );
}

function answerUnhandled(
  parts: ReceiverParts,
  { headers, body }: SignedRequest,
  event: string,
): ReceiveResult | Promise<ReceiveResult> {
  const known = parts.names.has(event);
  const told = parts.hooks.unhandled.emit(() => ({ event, known, headers: headers.web, body }));
  return whenReady(told, () => acknowledge(parts, known ? "event_unhandled" : "event_unknown"));
}

function handle(
  parts: ReceiverParts,
  request: SignedRequest,
  { event, payload, registrations }: HandledEvent,
  isLate: boolean,
): ReceiveResult | Promise<ReceiveResult> {
  const parsed = payload === undefined ? parseBody(parts, request) : payload;
  if (parsed === undefined) return rejectMalformed(parts, request, isLate);
  const delivery = createDelivery(parts, request, event, parsed);
  if (delivery.issues.length === 0) return runHandlers(parts, delivery, registrations, isLate);
  const told = parts.hooks.invalid.emit(() => delivery);
  return whenReady(told, () =>
    parts.settings.validation === "reject"
      ? reject(parts, 422, "payload_invalid", request.headers, { isLate, delivery })
      : runHandlers(parts, delivery, registrations, isLate),
  );
}

function runHandlers(
  { hooks, description }: ReceiverParts,
  delivery: Delivery,
  registrations: readonly Registration[],
  isLate: boolean,
): ReceiveResult | Promise<ReceiveResult> {
  const { event } = delivery;
  publishStep(() => ({ step: "dispatched", event, delivery }));
  return dispatch(registrations, delivery, hooks, isLate, (code) => {
    const failure = code === "deactivated" ? (description.deactivate ?? 410) : 500;
    const status = code === undefined ? (description.acknowledge ?? 204) : failure;
    publishStep(() => ({ step: "handled", event, delivery, status, code }));
    return createAnswer(status, code, [delivery]);
  });
}

/** Turns away a signed body that is not what the description says. */
export function rejectMalformed(
  parts: ReceiverParts,
  { headers }: SignedRequest,
  isLate?: boolean,
): Promise<ReceiveResult> {
  const { settings, description } = parts;
  const status = settings.malformed === "reject" ? 400 : (description.acknowledge ?? 204);
  return reject(parts, status, "payload_malformed", headers, { isLate });
}

function createDelivery(
  { settings, validators }: ReceiverParts,
  { headers, body }: SignedRequest,
  event: string,
  payload: unknown,
): Delivery {
  const validator = settings.validation === "off" ? undefined : validators.get(event);
  const issues = findIssues(validator, payload);
  // What the types promise of an event and its payload is the spec's word, which `issues` holds it to.
  return new ReceivedDelivery(event, payload, issues, body, headers) as Delivery;
}

/** The value that a body stands for; `undefined`, which neither JSON nor a form can say, when it is malformed. */
export function parseBody({ description }: ReceiverParts, { body }: SignedRequest): unknown {
  try {
    return (description.parse ?? JSON.parse)(decodeBody(body));
  } catch {
    return undefined;
  }
}
