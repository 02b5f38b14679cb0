import type { Handshake } from "./handshake/protocol.js";
import type { SignatureScheme } from "./signature/scheme.js";
import { delivery } from "./spec/delivery.js";
import { eventNames } from "./spec/events.js";
import { validators } from "./spec/validators.js";
import type { ReceiverSpec } from "./parts.js";
import { buildReceiver, type HandlingOptions, type Receiver } from "./receiver.js";

/** What the signature scheme of this package's sender needs to know. */
export type SignatureOptions =
  typeof delivery.signature extends SignatureScheme<infer Options> ? Options : never;

/** What this package's sender asks when a subscription is made needs to know. */
export type HandshakeOptions = typeof delivery extends { readonly handshake: Handshake<infer Options> }
  ? Options
  : Record<never, never>;

/** The options of `createReceiver`. */
export interface ReceiverOptions extends HandlingOptions, SignatureOptions, HandshakeOptions {}

/** What this package's spec says. */
export const spec: ReceiverSpec = { description: delivery, names: new Set(eventNames), validators };

/**
 * Makes a receiver.
 *
 * @throws TypeError when an option cannot work; above all without a usable secret, since nothing is ever valid
 * for want of one
 * @example
 * const receiver = createReceiver({ secret: process.env.WEBHOOK_SECRET });
 * receiver.on("*", async ({ event, payload }) => { … });
 */
export function createReceiver(options: ReceiverOptions): Receiver {
  return buildReceiver(spec, options);
}
