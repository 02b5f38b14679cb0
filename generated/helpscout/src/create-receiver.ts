import { spec, type ReceiverOptions } from "./package-spec.js";
import { buildReceiver, type Receiver } from "./receiver.js";
import { validators } from "./spec/validators.js";

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
  return buildReceiver({ ...spec, validators }, options);
}
