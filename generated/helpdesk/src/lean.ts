export type * from "./index.js";
export { createReceiver, type LeanReceiverOptions } from "./create-lean-receiver.js";
export { Deactivate, Discard } from "./errors.js";
export { isEventName } from "./events.js";
export { eventNames } from "./spec/events.js";
export { verifySignature } from "./verify-signature.js";
