import { createAnswer, type ReceiveResult } from "./answers.js";
import { decodeBody } from "./body.js";
import { dispatch } from "./dispatch.js";
import type { NameReading } from "./event-name/naming.js";
import type { Delivery } from "./event-types.js";
import { REPEATED } from "./headers.js";
import { acknowledge, reject, type ReceiverParts } from "./parts.js";
import { ReceivedDelivery } from "./received-delivery.js";
import type { Registration } from "./registry.js";
import type { SignedRequest } from "./signature/scheme.js";
import { findIssues } from "./validate.js";

const MALFORMED = Symbol("malformed");

/** Answers a request whose signature is valid. Its body is parsed first only if the event's name is in it. */
export function deliver(parts: ReceiverParts, request: SignedRequest): Promise<ReceiveResult> {
  const { event: naming } = parts.description;
  const parsed = naming.place === "body" ? parseJson(request.body) : undefined;
  if (parsed === MALFORMED) return answerMalformed(parts, request);
  const event =
    naming.place === "body"
      ? naming.read(parsed, request.headers)
      : readHeaderName(parts, naming.read(request.headers, request.url));
  if (event === undefined) return reject(parts, 400, "event_missing", request.headers);
  if (event === REPEATED) return reject(parts, 400, "event_repeated", request.headers);
  const registrations = parts.registry.get(event);
  if (registrations === undefined) return answerUnhandled(parts, request, event);
  const payload = naming.place === "body" ? parsed : parseJson(request.body);
  if (payload === MALFORMED) return answerMalformed(parts, request);
  return deliverEvent(parts, createDelivery(parts, request, event, payload), request, registrations);
}

/** A name with a comma that the spec does not know is several headers, joined by the platform. */
function readHeaderName({ names }: ReceiverParts, reading: NameReading): NameReading {
  return typeof reading === "string" && reading.includes(",") && !names.has(reading) ? REPEATED : reading;
}

async function answerUnhandled(
  parts: ReceiverParts,
  { headers, body }: SignedRequest,
  event: string,
): Promise<ReceiveResult> {
  const known = parts.names.has(event);
  await parts.hooks.unhandled.emit(() => ({ event, known, headers: headers.web, body }));
  return acknowledge(parts, known ? "event_unhandled" : "event_unknown");
}

function answerMalformed(parts: ReceiverParts, { headers }: SignedRequest): Promise<ReceiveResult> {
  const { settings, description } = parts;
  const status = settings.malformed === "reject" ? 400 : (description.acknowledge ?? 204);
  return reject(parts, status, "payload_malformed", headers);
}

function createDelivery(
  { settings, validators }: ReceiverParts,
  { headers, body }: SignedRequest,
  event: string,
  payload: unknown,
): Delivery {
  const issues = settings.validation === "off" ? [] : findIssues(validators.get(event), payload);
  // What the types promise of an event and its payload is the spec's word, which `issues` holds it to.
  return new ReceivedDelivery(event, payload, issues, body, headers) as Delivery;
}

async function deliverEvent(
  parts: ReceiverParts,
  delivery: Delivery,
  { headers }: SignedRequest,
  registrations: readonly Registration[],
): Promise<ReceiveResult> {
  const { hooks, settings, description } = parts;
  if (delivery.issues.length > 0) {
    await hooks.invalid.emit(() => delivery);
    if (settings.validation === "reject") return reject(parts, 422, "payload_invalid", headers);
  }
  const outcome = await dispatch(registrations, delivery, hooks);
  if (outcome === "done") return acknowledge(parts, undefined, [delivery]);
  const status = outcome === "deactivated" ? (description.deactivate ?? 410) : 500;
  return createAnswer(status, outcome, [delivery]);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(decodeBody(body));
  } catch {
    return MALFORMED;
  }
}
