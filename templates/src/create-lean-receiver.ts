import type { EventMap } from "./spec/events.js";
import { spec, type ReceiverOptions } from "./package-spec.js";
import { buildReceiver, type Receiver } from "./receiver.js";
import type { PayloadValidator } from "./validation/issue.js";

/** The options of the `createReceiver` that brings no validators along. */
export interface LeanReceiverOptions extends ReceiverOptions {
  /**
   * The validators of `./validators` that check payloads, by the names of events. A payload of any other event is not
   * checked, whatever `validation` says: its `issues` are empty.
   */
  readonly validators?:
    { readonly [N in keyof EventMap]?: PayloadValidator<EventMap[N]> | undefined } | undefined;
}

/**
 * Makes a receiver that loads no validator but those it is given. All else is as with the package's main entry.
 *
 * @throws TypeError when an option cannot work; above all without a usable secret
 * @example
 * const receiver = createReceiver({ secret, validators: { "order.created": isOrder } });
 */
export function createReceiver(options: LeanReceiverOptions): Receiver {
  const given = Object.entries(options.validators ?? {}).filter(([, validator]) => validator !== undefined);
  return buildReceiver({ ...spec, validators: new Map(given as [string, PayloadValidator][]) }, options);
}
