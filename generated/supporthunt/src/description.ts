import type { EventNaming, ItemsReading } from "./event-name/naming.js";
import type { Handshake } from "./handshake/protocol.js";
import type { SignatureScheme } from "./signature/scheme.js";

/** How a sender delivers: what `spec/delivery.ts` states, composed of the modules it needs and no others. */
export interface DeliveryDescription {
  /** Where the event's name is; where a request carries several events, in each item or in the headers. */
  readonly event: EventNaming;
  /** Where the items are when one request carries several events. */
  readonly items?: ItemsReading;
  /** Reads the text of a body. JSON when left out. Throws when the text is malformed. */
  readonly parse?: (text: string) => unknown;
  /** How deliveries are signed. */
  readonly signature: SignatureScheme;
  /** What the sender asks when a subscription is made. */
  readonly handshake?: Handshake;
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
