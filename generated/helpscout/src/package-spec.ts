import type { Handshake } from "./handshake/protocol.js";
import type { ReceiverSpec } from "./parts.js";
import type { HandlingOptions } from "./receiver.js";
import type { SignatureScheme } from "./signature/scheme.js";
import { delivery } from "./spec/delivery.js";
import { eventNames } from "./spec/events.js";

/** What the signature scheme of this package's sender needs to know. */
export type SignatureOptions =
  typeof delivery.signature extends SignatureScheme<infer Options> ? Options : never;

/** What this package's sender asks when a subscription is made needs to know. */
export type HandshakeOptions = typeof delivery extends { readonly handshake: Handshake<infer Options> }
  ? Options
  : Record<never, never>;

/** The options of `createReceiver`. */
export interface ReceiverOptions extends HandlingOptions, SignatureOptions, HandshakeOptions {}

/** What this package's spec says, but for the validators, which not every receiver loads. */
export const spec: Omit<ReceiverSpec, "validators"> = { description: delivery, names: new Set(eventNames) };
