import type { EventNaming } from "./event-name/naming.js";
import type { SignatureScheme } from "./signature/scheme.js";

/** How a sender delivers: what `spec/delivery.ts` states, composed of the modules it needs and no others. */
export interface DeliveryDescription {
  /** Where the event's name is. */
  readonly event: EventNaming;
  /** How deliveries are signed. */
  readonly signature: SignatureScheme;
  /** The status that says "received", for everything that needs no retry. 204 when left out. */
  readonly acknowledge?: number;
  /**
   * The status that makes the sender switch the webhook off. 410 when left out: no other status of HTTP
   * means it, and a sender who does not know it retries as after any other failure.
   */
  readonly deactivate?: number;
  /** The environment variable the documentation keeps the secret in, named when the secret is missing. */
  readonly secretVariable?: string;
}
