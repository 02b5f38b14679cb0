export type { AnswerCode, ReceiveResult, RejectionReason } from "./answers.js";
export type { BodyAlreadyRead, RequestBody } from "./body.js";
export type { DedupeOptions, DedupeSubject } from "./dedupe/options.js";
export { createReceiver } from "./create-receiver.js";
export type { ReceiverOptions, SignatureOptions } from "./package-spec.js";
export type { DedupeState, DedupeStore } from "./dedupe/store.js";
export { Deactivate, Discard } from "./errors.js";
export type {
  Delivery,
  DeliveryOf,
  EventName,
  EventSelector,
  Handler,
  Handlers,
  SelectorMap,
} from "./event-types.js";
export { isEventName } from "./events.js";
export type { FetchContext } from "./fetch-adapter.js";
export type { RequestHeaders } from "./headers.js";
export type { Failure, Rejection, Unhandled } from "./hooks.js";
export type { ReceiveRequest } from "./receive.js";
export type { HandlingOptions, Receiver } from "./receiver.js";
export type { ReceiverSettings } from "./settings.js";
export type { DeliveryStep } from "./trace/step.js";
export { eventNames, type EventMap } from "./spec/events.js";
export type * from "./spec/payloads.js";
export { validate } from "./validate.js";
export type { Issue } from "./validation/issue.js";
export { verifySignature, type SignatureCheck } from "./verify-signature.js";
