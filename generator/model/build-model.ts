import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { explainReference } from "../document/reference-problem.js";
import type { LocatedDocument } from "../document/source-document.js";
import type { DocumentStructure, Message } from "../document/structure.js";
import { buildDelivery } from "./delivery.js";
import { isNoEvent } from "./event-names.js";
import { buildEvents, nameMessages } from "./events.js";
import { canRead } from "./message-format.js";
import { formShape } from "./form.js";
import type { DeliveryModel, EventModel, EventPlace, Model, SchemaModel } from "./model.js";
import { findPayloads } from "./payloads.js";
import type { Report } from "./report.js";
import { buildSchemas } from "./schemas.js";
import { buildSubscriptions, readSubscriptions } from "./subscriptions.js";

/** A model and what was found on the way. Without a `model` there is at least one error. */
export interface ModelReading {
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a model is built. */
export interface ModelOptions {
  /**
   * Takes a document that does not say how its events are called, which is a warning then: a message without a name
   * on the wire is an event under its key. Models that are compared may lack what a package needs.
   */
  readonly lenient?: boolean;
}

/** Decides everything that a package consists of. */
export function buildModel(
  structure: DocumentStructure,
  document: LocatedDocument,
  { lenient = false }: ModelOptions = {},
): ModelReading {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (finding) => {
    const severity = lenient && nameless.has(finding.code) ? "warning" : finding.severity;
    const explained = explainReference(finding, document);
    diagnostics.push({ ...explained, severity, location: document.locate(finding.pointer) });
  };

  const delivery = buildDelivery(structure, report);
  const messages = structure.messages.filter((message) => !isNoEvent(message) && canRead(message, report));
  const naming = { place: delivery.event, items: delivery.items, data: document.data, lenient };
  const subscriptions = readSubscriptions(structure, document.data, report);
  const payloads = findPayloads(nameMessages(messages, naming), naming);
  const roots = [...payloads.roots, ...Object.values(subscriptions?.schemas ?? {})];
  const { schemas, typeOf } = buildSchemas(document.data, roots, report);
  const payloadOf = (message: Message, name: string): string => typeOf(payloads.of(message, name));
  const events = buildEvents(messages, naming, payloadOf, report);
  if (structure.messages.every(isNoEvent)) report(noMessages);

  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  const model: Model = {
    title: structure.title,
    ...(structure.description !== undefined && { description: structure.description }),
    events,
    schemas,
    delivery: {
      ...delivery,
      event: numbered(delivery.event, events),
      ...formOf(delivery, payloads.roots.map(typeOf), schemas),
    },
    ...(subscriptions !== undefined && { subscriptions: buildSubscriptions(subscriptions, typeOf) }),
  };
  return { model: deepFreeze(model), diagnostics };
}

/** Events that are all called by digits are numbered: their sender may write a number where the name is. */
function numbered(place: EventPlace, events: readonly EventModel[]): EventPlace {
  const isNumbered = place.kind === "body" && events.every(({ name }) => /^\d{1,15}$/.test(name));
  return isNumbered ? { ...place, isNumbered } : place;
}

/** A form needs to be told what its texts are. Its messages may also be sent as JSON, which tells it itself. */
function formOf(
  { sending, items }: DeliveryModel,
  payloads: readonly string[],
  schemas: readonly SchemaModel[],
): Pick<DeliveryModel, "form"> {
  return sending.encoding === "form" ? { form: formShape(payloads, schemas, items) } : {};
}

const noMessages = {
  code: "no-messages",
  severity: "error",
  message: "The document describes no message on any channel, so there is nothing to receive.",
  pointer: "/channels",
} as const;

/** What a document lacks that does not say how its events are called. */
const nameless: ReadonlySet<string> = new Set(["event-name-missing", "event-place-missing"]);

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}
