import type { RejectionReason } from "../answers.js";
import type { Delivery } from "../event-types.js";

/**
 * What happens to a request, as the channel `hookstep:delivery` of `node:diagnostics_channel` tells it. The members
 * hold no secret; `delivery.headers` are those of the request.
 */
export type DeliveryStep =
  | {
      /** The signature is valid. Told once for each event of the request. */
      readonly step: "verified";
      /** The event's name as it was sent; `undefined` when there is none to be found. */
      readonly event: string | undefined;
    }
  | {
      /** The handlers start. */
      readonly step: "dispatched";
      readonly event: string;
      readonly delivery: Delivery;
    }
  | {
      /** All handlers have ended. */
      readonly step: "handled";
      readonly event: string;
      readonly delivery: Delivery;
      /** The status that this outcome stands for; with `ack: "before"` the sender got its answer before. */
      readonly status: number;
      /** `undefined` when the handlers are done. */
      readonly code: "deactivated" | "handler_failed" | undefined;
    }
  | {
      /** The request, or one of its events, was turned away for what the sender sent. */
      readonly step: "rejected";
      readonly code: RejectionReason;
      readonly status: number;
    };
